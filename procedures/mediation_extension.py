"""How the term of a mediation is extended: by all parties, or by the head of the office (在线调解规则24; 办法70)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cases.acts.mediation import ExtensionConsent, TermExtension
from cases.agencies import Role
from cases.effects import Issue
from cases.errors import AlreadyDone, Refused
from forms.extension_consent.form import ExtensionConsent as ExtensionPaper
from procedures.mediation_entries import Wish
from procedures.mediation_state import COURSE, PATENT, MediationState
from procedures.papers import issue
from procedures.periods import Extend
from procedures.rules import File, Step, local_day, rule
from rulebook import mediation as law
from rulebook.periods import Unit
from rulebook.wording import write_day


@dataclass(frozen=True, kw_only=True)
class Extending(MediationState):
    """The rules on extension."""

    @rule(
        on=ExtensionConsent,
        by=Role.PARTY,
        when=COURSE,
        to=COURSE,
        cite=("ZXTJ-24", "TYTJ-27"),
        row="P1/extension",
        papers=(ExtensionPaper,),
    )
    def extend(self, act: ExtensionConsent, file: File) -> Step[Extending]:
        """When all parties have agreed on the same later day, the term runs until its end."""
        if not self.kind_of.extendable:
            raise Refused(
                "专利权属调解的期限只能由部门负责人批准延长一个月，不能由当事人约定延长",
                article="O81-70",
                remedy="请向办案部门提出",
            )
        if act.until <= (file.last_day(self.term) or local_day(act.stamp.received_at)):
            raise Refused("延长后的期限必须晚于原定期限", article="ZXTJ-24", field="until", remedy="请另定日期")
        self.must_not_exceed(act, file)
        wish = Wish(who=str(act.stamp.party), until=act.until, on=act.stamp.received_at, reason=act.reason)
        now = replace(self, extensions=(*(other for other in self.extensions if other.who != wish.who), wish))
        agreed = [other.who for other in now.extensions if other.until == act.until]
        if any(party not in agreed for party in file.everyone):
            return Step(now=now)
        longer = Extend(term=self.term, until=act.until, cite="ZXTJ-24")
        done = replace(now, extensions=(), extended_by_all=True)
        return Step(now=done, effects=(now.extension(act, file),), changes=(longer,))

    @rule(on=TermExtension, by=Role.HEAD, when=COURSE, to=COURSE, cite="O81-70", row="MD09", kinds=(PATENT,))
    def extend_by_head(self, act: TermExtension, file: File) -> Step[Extending]:
        """The head may extend the two months of an ownership mediation by one, once."""
        if self.term.id != law.PATENT_OWNERSHIP.id:
            raise Refused("只有权属纠纷调解有法定期限可由负责人批准延长", article="O81-70", remedy="请由双方同意延长")
        if self.extended_by_head:
            raise AlreadyDone("已经批准延长过一次")
        longer = Extend(term=law.PATENT_OWNERSHIP, length=1, unit=Unit.MONTH, cite="O81-70")
        return Step(now=replace(self, extended_by_head=True), changes=(longer,))

    def must_not_exceed(self, act: ExtensionConsent, file: File) -> None:
        """Since 2025 a case that a court has entrusted is extended once, by thirty days at most (LA-2025)."""
        limit, last_day = self.kind_of.longest_extension, file.last_day(self.term)
        if last_day is None:
            if self.kind_of.of_court:
                raise Refused("尚未签收法院移交的材料，调解期限没有开始", article="TYTJ-27", remedy="请先签收材料")
            return
        if limit is None or last_day < limit.versions[0].since:
            return
        if self.extended_by_all:
            raise Refused("委托调解的期限已经延长过一次", article="LA25", remedy="请在期限内达成协议，或者由法院审理")
        latest = limit.count(last_day, file.calendar).last_day
        if act.until > latest:
            raise Refused(
                f"委托调解的延长不超过三十日，最迟到{write_day(latest)}",
                article="LA25",
                field="until",
                remedy="请另定日期",
            )

    def extension(self, act: ExtensionConsent, file: File) -> Issue:
        """The consent of all: from which day to which, why, and when each party gave it."""
        return issue(
            ExtensionPaper,
            self,
            act,
            parties=file.everyone,
            old_last_day=file.last_day(self.term),
            new_last_day=act.until,
            reason=next((wish.reason for wish in self.extensions if wish.reason), None),
            signatures=[{"who": wish.who, "on": wish.on} for wish in self.extensions],
            serve_on=file.everyone,
        )
