"""Many pages have several indexes: shared out by name alone, so that one change makes one of them anew."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from palermo.domain.publications import operations
from palermo.faces.public import searching
from palermo.faces.public import site as writing
from tests.domain.publications.drafts import draft
from tests.faces.public import sites
from tests.factories import cast

names = st.sets(st.from_regex(r"fr/news/[a-z]{1,8}/index\.html", fullmatch=True), max_size=40)


@given(names, st.integers(1, 8))
def test_every_page_is_in_one_index_and_the_first_holds_the_program(found: set[str], most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searching, "MOST", most)
        shares = searching.shared_out(sorted(found))
        assert sorted(name for share in shares for name in share) == sorted(found)
        assert all(shares) and len(shares) < 2 * max(1, len(found) / most) + 1
        assert searching.folders(sorted(found))[:1] == ([""] if found else [])


@given(names, st.from_regex(r"fr/reports/[a-z]{1,8}/index\.html", fullmatch=True))
def test_a_page_more_changes_one_index(found: set[str], new: str) -> None:
    assume(not any(len(found) == 4 * 2**power for power in range(6)))  # then the indexes become twice as many
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searching, "MOST", 4)
        before, after = searching.shared_out(sorted(found)), searching.shared_out(sorted(found | {new}))
        assert sum(share not in before for share in after) == 1


@pytest.mark.django_db
def test_one_change_makes_one_index_anew_and_the_page_names_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST", 2)
    rows = {name: sites.publish(name) for name in ("one", "two", "three", "four", "five")}
    site = sites.write(tmp_path / "www")
    shares = searching.shared_out([f"fr/reports/{name}/index.html" for name in sorted(rows)])
    entries = sorted(site.glob("fr/pagefind/**/pagefind-entry.json"))
    assert len(entries) == len(shares) > 1
    assert len(list(site.glob("fr/pagefind/**/pagefind.js"))) == 1
    told = (site / "fr/search/index.html").read_text("utf-8")
    assert (
        f'data-indexes="{" ".join(f"{number}/" if number else "" for number in range(len(shares)))}"' in told
    )
    before = {path: path.read_bytes() for path in entries}
    french = {**draft("one").texts, "fr": draft("one").texts["fr"].model_copy(update={"body": "Autre."})}
    operations.revise(cast.ana, reference=rows["one"].reference, draft=draft("one", texts=french), base=1)
    operations.publish(cast.rui, reference=rows["one"].reference, version=2)
    writing.write(site)
    assert sum(path.read_bytes() != data for path, data in before.items()) == 1
