"""The measuring rig: Loonpoort beside other SOAP toolkits on the same data. See README.md."""
