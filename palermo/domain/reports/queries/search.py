"""Search without plaintext: blind tokens under each key that the actor's entry holds, newest first.

The order uses nothing but a row's place in time, and the scope of the actor is part of every query, so a hidden
row changes neither a result nor its order. What the index returns is joined with the visible rows all the same:
a scope in the index saves work, the rows decide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models.expressions import RawSQL

from palermo.domain.reports.content import Content
from palermo.domain.reports.models import Report, Searchable, Share
from palermo.domain.reports.queries.filters import Filters, narrow
from palermo.domain.reports.queries.listing import contents_of, title_of
from palermo.domain.reports.queries.visible import reports_visible_to, shares_visible_to
from palermo.domain.reports.reading.terms import Need, plan, snippet
from palermo.domain.reports.sealed import open_share
from palermo.domain.reports.search_terms import HUB_SCOPE, fields_of, share_scope, unit_scope
from palermo.foundations import audit
from palermo.foundations.compartments import index, keyring
from palermo.foundations.crypto.blind import BlindKey
from palermo.foundations.policy import Actor, Permission, require
from palermo.kernel.errors import Invalid, SealBroken
from palermo.kernel.levels import Level

PAGE = 20
LOOK_AHEAD = 400  # candidates fetched at a time when filters drop most of them
MOST_AT_ONCE = 1001
MOST_LOOKED_AT = 20_000
COUNTED = 1000
LONGEST_QUERY = 400


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: the row, a title, and a snippet as (text, highlighted) pieces."""

    report: Report
    title: str
    snippet: list[tuple[str, bool]]
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits, newest first; `following` is the reference after which the next page begins."""

    hits: list[Hit] = field(default_factory=list)
    following: str = ""
    cut: bool = False


def search(
    actor: Actor, text: str, filters: Filters | None = None, *, after: str = "", size: int = PAGE
) -> Results:
    """Return what the actor may see and that holds every word or identifier of the text; recorded before it runs."""
    require(actor, Permission.REPORT_SEARCH)
    filters = filters or Filters()
    text = text.strip()[:LONGEST_QUERY]
    if not text:
        raise Invalid("search_is_empty", field="q")
    audit.read(actor, "report.searched", query=text, **filters.as_query())
    expression = _expression(actor, text, filters)
    if expression is None:
        return Results()
    found, cut = _walk(actor, expression, filters, _row_of(actor, after), size + 1)
    hits = _open(actor, _rows(found[:size]), text)
    if hits:
        audit.read(actor, "report.found", objects=[hit.report.reference for hit in hits])
    return Results(hits, hits[-1].report.reference if len(found) > size and hits else "", cut)


def _expression(actor: Actor, text: str, filters: Filters) -> index.MatchExpr | None:
    needs = plan(text)
    if not needs:
        return None
    groups = [
        {f"{name}:{value}"} for name, value in (("kind", filters.kind), ("country", filters.country)) if value
    ]
    groups += _years(filters.since, filters.until)
    if actor.at_hub:
        groups.append({unit_scope(filters.unit)} if filters.unit else {HUB_SCOPE})
    else:
        groups.append({unit_scope(actor.unit), share_scope(actor.unit)})
    return index.any_of(*[_under(scope, needs, groups) for scope in _index_scopes(actor)])


def _index_scopes(actor: Actor) -> list[str]:
    scopes = ["open", "sensitive"]
    return [*scopes, "highly_sensitive"] if actor.clearance >= Level.HIGHLY_SENSITIVE else scopes


def _under(scope: str, needs: Sequence[Need], groups: Iterable[set[str]]) -> index.MatchExpr:
    """Return what is looked for in the tokens of one index key: every need met, one term of every group."""
    key = keyring().index_key(scope)
    filtered = [index.any_of(*[key.token(term) for term in sorted(group)]) for group in groups]
    return index.all_of(*[met(key, need) for need in needs], *filtered)


def met(key: BlindKey, need: Need) -> index.MatchExpr:
    """Return how a need is met: by any spelling of the identifier, or by all of its words in any of their forms."""
    ways: list[index.MatchExpr | str] = [key.token(mark) for mark in sorted(need.marks)]
    if need.words:
        ways.append(index.all_of(*[index.any_of(*map(key.token, sorted(forms))) for forms in need.words]))
    return index.any_of(*ways)


def _years(since: str, until: str) -> list[set[str]]:
    """Return the years that a span of days touches, as one group of terms; the rows then decide about the days."""
    if not (since and until):
        return []
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    if last < first or last.year - first.year > 40:
        return []
    return [{f"year:{year}" for year in range(first.year - 1, last.year + 2)}]


def _row_of(actor: Actor, reference: str) -> int | None:
    if not reference:
        return None
    visible = Searchable.objects.filter(report__reference=reference)
    if actor.at_hub:
        return visible.filter(share=None).values_list("id", flat=True).first()
    return visible.filter(share=None, report__unit=actor.unit).values_list("id", flat=True).first() or (
        visible.filter(share__units__unit=actor.unit).values_list("id", flat=True).last()
    )


def _walk(
    actor: Actor, expression: index.MatchExpr, filters: Filters, before: int | None, size: int
) -> tuple[list[int], bool]:
    """Walk matching rows newest first until a page is full; returns their keys and whether it gave up looking."""
    found: list[int] = []
    looked_at = 0
    while len(found) < size and looked_at < MOST_LOOKED_AT:
        step = min(size, MOST_AT_ONCE) if not looked_at and not filters.any else LOOK_AHEAD
        step = min(max(step, looked_at), MOST_AT_ONCE)
        candidates = index.match(expression, before=before, limit=step)
        if not candidates:
            return found, False
        found += _visible(actor, candidates, filters)
        before, looked_at = candidates[-1], looked_at + len(candidates)
        if len(candidates) < step:
            return found, False
    return found, len(found) < size


def _visible(actor: Actor, candidates: Sequence[int], filters: Filters) -> list[int]:
    """Return which candidates the actor may see and the filters leave, in order; keys only, since most may fall."""
    among = _among(candidates)
    own = narrow(reports_visible_to(actor), filters, actor).filter(
        searchables__share=None, searchables__id__in=among
    )
    kept = set(own.values_list("searchables__id", flat=True))
    if not actor.at_hub:
        copies = Searchable.objects.filter(id__in=among, share__isnull=False)
        shared = {share for share in copies.values_list("share_id", flat=True) if share is not None}
        kept |= _lent_among(actor, shared, filters) if shared else set()
    return [row for row in candidates if row in kept]


def _lent_among(actor: Actor, shared: set[int], filters: Filters) -> set[int]:
    """Return the keys of those copies that the actor's unit may read and whose reports the filters leave."""
    reports = narrow(Report.objects.filter(shares__in=shared), filters, actor)
    lent = shares_visible_to(actor).filter(id__in=shared, report__in=reports)
    return set(Searchable.objects.filter(share__in=lent).values_list("id", flat=True))


def _among(keys: Sequence[int]) -> RawSQL:
    """Return keys as a list that stands in the statement: a thousand parameters cost, and the planner counts a list."""
    return RawSQL(",".join(str(int(key)) for key in keys), ())  # nosec B611


def _rows(keys: Sequence[int]) -> list[Searchable]:
    """Return rows by their keys, in order, with what a hit shows of them."""
    rows = Searchable.objects.select_related("report", "share__report").in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def _open(actor: Actor, page: Sequence[Searchable], text: str) -> list[Hit]:
    contents = contents_of([row.report for row in page if row.share_id is None])
    hits = []
    for row in page:
        content = _lent(actor, row.share) if row.share else contents.get(row.report_id)
        if content is not None:
            hits.append(Hit(row.report, title_of(content), _snippet(content, text), row.share))
    return hits


def _lent(actor: Actor, share: Share) -> Content | None:
    try:
        return open_share(share, unit=actor.unit)
    except SealBroken:
        return None


def _snippet(content: Content, text: str) -> list[tuple[str, bool]]:
    words, marks = fields_of(content)
    pieces = snippet(words, text, language=content.language)
    if any(lit for _, lit in pieces) or not marks:
        return pieces
    return snippet(f"{marks}\n{words}", text, language=content.language)


def count(actor: Actor, text: str, filters: Filters | None = None, *, most: int = COUNTED) -> int:
    """Return how many visible documents match, at most `most` + 1; only visible rows are counted."""
    require(actor, Permission.REPORT_SEARCH)
    expression = _expression(actor, text.strip()[:LONGEST_QUERY], filters or Filters())
    if expression is None:
        return 0
    found, _ = _walk(actor, expression, filters or Filters(), None, most + 1)
    return len(found)
