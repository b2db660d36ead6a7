"""Renderers and parsers of the wire: XML in, XML out, WSDL, lists of operations. Knows no Django."""
