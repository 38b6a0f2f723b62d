"""Every article the procedures cite, by id: "CPL-205", "CPLI-355.5" for an item, "CONFIG" for the house rules."""

from __future__ import annotations

from cases.errors import DingfenError
from rulebook.articles_civil import CIVIL_ARTICLES, HOUSE_RULES
from rulebook.articles_courts import COURT_ARTICLES
from rulebook.articles_interpretation import CPLI_ARTICLES
from rulebook.articles_mediation import MEDIATION_ARTICLES
from rulebook.articles_notary import NOTARY_ARTICLES
from rulebook.articles_orders import ORDER_ARTICLES
from rulebook.articles_patent import PATENT_ARTICLES
from rulebook.articles_procedure import CPL_ARTICLES
from rulebook.provision import Provision


class UnknownArticle(DingfenError):
    """A rule cites an article that the rulebook does not hold."""


ALL: tuple[Provision, ...] = (
    *CPL_ARTICLES,
    *CPLI_ARTICLES,
    *MEDIATION_ARTICLES,
    *PATENT_ARTICLES,
    *COURT_ARTICLES,
    *CIVIL_ARTICLES,
    *ORDER_ARTICLES,
    *NOTARY_ARTICLES,
    HOUSE_RULES,
)

ARTICLES: dict[str, Provision] = {provision.id: provision for provision in ALL}


def article(id: str) -> Provision:
    """The article with this id; raises `UnknownArticle`."""
    if id not in ARTICLES:
        raise UnknownArticle(f"法律依据库中没有“{id}”", field="cite", remedy="请在 rulebook/articles 中补录该条文")
    return ARTICLES[id]
