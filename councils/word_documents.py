"""What every Word document of the site says of itself, for screen readers: that its words are British English. Pure."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LANGUAGE = "en-GB"


def speak_british(document):
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    document.core_properties.language = LANGUAGE
