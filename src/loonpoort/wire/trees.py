"""Building XML trees in plain calls."""

from collections.abc import Mapping

from lxml import etree


class Vocabulary:
    """Makes the elements of one namespace: ``xsd("element", child, name="Id")``."""

    def __init__(self, prefix: str, namespace: str, others: Mapping[str, str] | None = None) -> None:
        self.namespace = namespace
        self._prefixes: dict[str, str] = {prefix: namespace, **(others or {})}

    def __call__(
        self, tag: str, *children: etree._Element, text: str = "", **attributes: str
    ) -> etree._Element:
        element = etree.Element(f"{{{self.namespace}}}{tag}", attributes, nsmap=self._prefixes)
        element.text = text or None
        element.extend(children)
        return element
