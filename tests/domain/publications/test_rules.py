"""What stands over a text: its summary, unless the text begins with it anyway."""

from palermo.domain.publications.content import Text
from palermo.domain.publications.rules import lede, summary_of

FIRST = "Depuis mars, davantage de gens passent par Assamaka, et la fermeture de Dirkou n’y change rien. " * 5


def test_a_summary_that_is_the_first_paragraph_is_not_said_twice() -> None:
    body = f"{FIRST.strip()}\n\n## Ensuite\n\nRien."
    short = summary_of(body)
    assert len(short) <= 302 and short.endswith(" …")
    assert lede(Text(title="T", summary=short, body=body)) == ""
    assert lede(Text(title="T", summary="En bref.", body="En bref.\n\nPlus.")) == ""
    assert lede(Text(title="T", summary="En bref.", body="Autre chose.")) == "En bref."
    assert lede(Text(title="T", summary="", body="Autre chose.")) == ""
