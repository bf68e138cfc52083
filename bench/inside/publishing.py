"""Publish many invented pages by two people, or change one of them; runs in an installation of its own."""

import argparse
import random

import django

from bench.inside.setting import end

WORDS = [
    "convoy",
    "river",
    "lantern",
    "market",
    "harbour",
    "ledger",
    "salt",
    "road",
    "ferry",
    "border",
    "winter",
    "signal",
    "compass",
    "anchor",
]


def main() -> None:
    """Make `--pages` pages in three languages, or with `--change` write one sentence into one of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=0)
    parser.add_argument("--change", action="store_true")
    given = parser.parse_args()
    django.setup()
    from palermo.domain.publications import operations
    from tests.factories import cast

    if given.change:
        from palermo.domain.publications.models import Publication
        from palermo.kernel.ids import new_uid

        row = Publication.objects.order_by("pk")[0]
        operations.revise(
            cast.ana, reference=row.reference, draft=_draft(0, f"changed {new_uid()}"), base=row.version
        )
        row.refresh_from_db()
        operations.publish(cast.rui, reference=row.reference, version=row.version)
        return end({"changed": 1})
    for number in range(given.pages // 3 + 1):
        row = operations.propose(cast.ana, draft=_draft(number))
        operations.publish(cast.rui, reference=row.reference, version=1)
    return end({"publications": given.pages // 3 + 1})


def _draft(number: int, more: str = "") -> object:
    from palermo.domain.publications.content import Draft

    chance = random.Random(number)
    texts = {}
    for language in ("en", "fr", "pt"):
        paragraphs = [" ".join(_word(chance) for _ in range(60)) for _ in range(5)]
        texts[language] = {
            "title": f"Page {number} {_word(chance)}",
            "summary": paragraphs[0],
            "body": "\n\n".join(paragraphs),
        }
    if more:
        texts["fr"]["body"] += f"\n\n{more}"
    return Draft.model_validate(
        {
            "kind": "news",
            "address": f"page-{number}",
            "day": "2026-01-01",
            "themes": ["routes"],
            "texts": texts,
        }
    )


def _word(chance: random.Random) -> str:
    return chance.choice(WORDS) + "aeiou"[chance.randrange(5)] + str(chance.randrange(400))


if __name__ == "__main__":
    main()
