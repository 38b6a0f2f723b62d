"""Papers of a court case: they bear the number that the court drew when it docketed the case."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, ModelWrapValidatorHandler, model_validator

from forms.base import Form, PaperField
from forms.lines import GroundLine
from rulebook.articles import article


def _cite_in_full(value: Any) -> Any:
    return article(value).cite_in_full() if isinstance(value, str) and value.isascii() else value


FullCiteField = Annotated[str, BeforeValidator(_cite_in_full)]
"""An article as a court cites it, with the full title of the statute."""


_FINDINGS = {
    "355.1": "申请确认的事项不属于人民法院受理范围",
    "355.2": "申请不属于本院管辖",
    "355.3": "申请人申请确认婚姻关系、亲子关系、收养关系等身份关系无效、有效或者解除",
    "355.4": "申请涉及适用其他特别程序、公示催告程序、破产程序审理",
    "355.5": "调解协议内容涉及物权、知识产权确权",
    "358.1": "调解协议违反法律强制性规定",
    "358.2": "调解协议损害国家利益、社会公共利益、他人合法权益",
    "358.3": "调解协议违背公序良俗",
    "358.4": "调解协议违反自愿原则",
    "358.5": "调解协议内容不明确",
    "358.6": "调解协议存在其他不能进行司法确认的情形",
}


class CourtGround(GroundLine):
    """A ground of a ruling: an item of 民诉法解释355 or 358, with its article cited in full."""

    cite: FullCiteField

    @property
    def finding(self) -> str:
        """The item as a court states it of this application; any other ground in the words of the rulebook."""
        return _FINDINGS.get(self.code, self.text)


class CourtPaper(Form):
    """A paper in a docketed case. One case has one number (案号): it is drawn by the paper that `case_number` cites."""

    case_number: PaperField

    @model_validator(mode="wrap")
    @classmethod
    def _numbered(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        made = handler(data)
        return made if made.number else made.model_copy(update={"number": made.case_number.number})
