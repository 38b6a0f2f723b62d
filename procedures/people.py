"""How the people of a dispute change: a party is gone and another takes its place, agents come and go, somebody joins.

民事诉讼法59–63, 135, 153; 民诉法解释89; 企业破产法20, 25. These rules alone change the parties of the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cases.acts.mediation import PartyLost, Succession
from cases.acts.people import Authorisation, AuthorityRevocation, Joinder, JoinderConsent, JoinderRefusal
from cases.agencies import Role
from cases.effects import Issue
from cases.errors import AlreadyDone, Malformed, NotEntitled, Refused
from cases.parties import LEAVES_THE_PARTY, Loss, Mandate, Party, Power
from forms.address_confirmation.form import AddressConfirmation as AddressPaper
from forms.joinder_notice.form import JoinderNotice
from forms.power_of_attorney.form import PowerOfAttorney
from forms.representation_notice.form import RepresentationNotice
from forms.successor_confirmation.form import SuccessorConfirmation
from procedures.conduct_state import LIVING, OPEN, Joining
from procedures.papers import issue
from procedures.periods import Meet, Opening
from procedures.rules import File, Lapse, Step, rule, silence
from procedures.service import Serving
from procedures.service_state import Consented
from rulebook import conduct as law

OFFICIALS = (Role.OFFICER, Role.MEDIATOR, Role.COURT_CLERK, Role.JUDGE)


@dataclass(frozen=True, kw_only=True)
class People(Serving):
    """The rules on parties, agents and newcomers."""

    # --- a party is gone, and who acts in its place (民事诉讼法60, 153; LR-09) ---------------------------------

    @rule(
        on=PartyLost,
        by=OFFICIALS,
        when=LIVING,
        to=LIVING,
        cite=("CPL-153", "CPL-60", "BANK-20"),
        row="people/loss",
        involved=True,
    )
    def lose(self, act: PartyLost, file: File) -> Step[People]:
        """From now on neither the party nor its agents act; an officer looks at their authority anew (LR-09)."""
        party = known(act.party, file)
        if party.gone is not None:
            raise AlreadyDone("该当事人的此项情形已经登记", field="party")
        bankrupt = party.bankrupt or act.loss is Loss.BANKRUPTCY
        return Step(now=self, file=having(file, party, gone=act.loss, bankrupt=bankrupt))

    @rule(
        on=Succession,
        by=OFFICIALS,
        when=LIVING,
        to=LIVING,
        cite=("CPL-153", "CPL-60", "BANK-25"),
        row="people/loss",
        papers=(SuccessorConfirmation, AddressPaper),
        involved=True,
    )
    def take_over(self, act: Succession, file: File) -> Step[People]:
        """Who takes the place confirms an address and gives authority anew; nothing of the former party's is left."""
        party = known(act.party, file)
        if party.gone is None:
            raise Refused("该当事人没有需要继受的情形", article="CPL-153", field="party", remedy="请核对当事人编号")
        another = party.gone not in LEAVES_THE_PARTY
        if act.electronic and not another:
            self.must_be_allowed(party.id)
        office = act.stamp.office or self.office.id
        papers = (
            issue(SuccessorConfirmation, self, act, office=office, successor=party.id, event=party.gone),
            issue(AddressPaper, self, act, office=office, party=party.id),
        )
        said = Consented(party=party.id, electronic=act.electronic, at=act.stamp.received_at)
        taken = having(file, party, **_anew(act, party, another=another))
        return Step(now=self.saying_anew(said, another=another), effects=papers, file=taken)

    # --- agents (民事诉讼法61–63; 民诉法解释89) -----------------------------------------------------------------

    @rule(
        on=Authorisation,
        by=(Role.PARTY, *OFFICIALS),
        when=LIVING,
        to=LIVING,
        cite=("CPL-62", "CPL-61", "CPLI-89"),
        row="people/authority",
        papers=(PowerOfAttorney, RepresentationNotice),
        involved=True,
        unmandated=True,
    )
    def authorise(self, act: Authorisation, file: File) -> Step[People]:
        """An agent acts from the day on which the body has the written authority; two at most."""
        party = _principal(act, file)
        if act.stamp.role is Role.PARTY and act.stamp.person not in (party.id, act.agent):
            raise NotEntitled(
                "授权委托书由委托人或者受托人提交", article="CPL-62", field="person", remedy="请由委托人或者受托人提交"
            )
        _may_represent(act, party, file)
        known_as = next((mandate for mandate in party.mandates if mandate.agent == act.agent), None)
        powers = tuple(power for power in Power if power in act.powers)
        if known_as is not None and known_as.powers == powers:
            raise AlreadyDone("该代理人的权限没有变化", field="powers")
        mandate = Mandate(agent=act.agent, powers=powers, given_at=act.stamp.received_at)
        others = tuple(one for one in party.mandates if one.agent != act.agent)
        papers: tuple[Issue, ...] = (issue(PowerOfAttorney, self, act, party=party.id),)
        if known_as is not None:
            papers = (*papers, self._told(act, "changed", party, file))
        return Step(now=self, effects=papers, file=having(file, party, mandates=(*others, mandate)))

    @rule(
        on=AuthorityRevocation,
        by=(Role.PARTY, *OFFICIALS),
        when=LIVING,
        to=LIVING,
        cite="CPL-63",
        row="people/authority",
        papers=(RepresentationNotice,),
        involved=True,
    )
    def revoke(self, act: AuthorityRevocation, file: File) -> Step[People]:
        """From the notice to the body on the agent acts no longer; what it did before stands."""
        party = _principal(act, file)
        others = tuple(one for one in party.mandates if one.agent != act.agent)
        if others == party.mandates:
            raise Refused("该当事人没有委托此代理人", article="CPL-63", field="agent", remedy="请核对代理人编号")
        told = self._told(act, "revoked", party, file)
        return Step(now=self, effects=(told,), file=having(file, party, mandates=others))

    def _told(self, act: Authorisation | AuthorityRevocation, what: str, party: Party, file: File) -> Issue:
        """The other parties are told of a change (民事诉讼法63)."""
        others = tuple(one.id for one in file.parties if one.id != party.id)
        return issue(
            RepresentationNotice,
            self,
            act,
            office=act.stamp.office or self.office.id,
            parties=others,
            party=party.id,
            agent=act.agent,
            what=what,
            powers=act.powers if isinstance(act, Authorisation) else (),
            since=act.stamp.received_at,
            serve_on=others,
        )

    # --- somebody joins (民事诉讼法59, 135; 人民调解法17) --------------------------------------------------------

    @rule(
        on=Joinder,
        by=(Role.OFFICER, Role.MEDIATOR),
        when=OPEN,
        to=OPEN,
        cite=("CPL-135", "CPL-59"),
        row="people/joinder",
        papers=(JoinderNotice,),
        opens=(law.JOINDER,),
    )
    def propose(self, act: Joinder, file: File) -> Step[People]:
        """The body asks everybody, and the person itself; nobody is mediated without consent (人民调解法17)."""
        taken = (*file.everyone, *self.kept_out)
        if act.party in taken or len(file.parties) >= law.MOST_PARTIES:
            raise Refused(
                "该编号已经使用，或者当事人人数已满", article="CPL-135", field="party", remedy="请用下一个未使用的编号"
            )
        newcomer = Party(
            id=act.party,
            addressed_at=act.stamp.received_at,
            **act.model_dump(include={"side", "kind", "district", "domestic", "electronic"}),
        )
        now = replace(self, joining=(*self.joining, Joining(party=act.party, ground=act.ground)))
        wider = replace(file, parties=(*file.parties, newcomer))
        opens = (Opening(term=law.JOINDER, party=act.party),)
        return Step(now=now, effects=(_asked(self, act, file),), opens=opens, file=wider)

    @rule(
        on=JoinderConsent,
        by=Role.PARTY,
        when=OPEN,
        to=OPEN,
        cite=("PML-17", "CPL-59"),
        row="people/joinder",
        duty=True,
    )
    def agree_to_joinder(self, act: JoinderConsent, file: File) -> Step[People]:
        """With the last consent the person takes part (the dispute says who is asked)."""
        joining, party = self._joining(act.joining), str(act.stamp.party)
        if party in joining.agreed:
            raise AlreadyDone("已经表示同意，只计一次", field="joining")
        others = tuple(one for one in self.joining if one.party != act.joining)
        agreed = replace(joining, agreed=(*joining.agreed, party))
        return Step(now=replace(self, joining=(*others, agreed)))

    @rule(
        on=JoinderRefusal,
        by=Role.PARTY,
        when=OPEN,
        to=OPEN,
        cite=("PML-17", "CPL-59"),
        row="people/joinder",
    )
    def refuse_joinder(self, act: JoinderRefusal, file: File) -> Step[People]:
        """Without the consent of all the person does not take part; the others go on."""
        self._joining(act.joining)
        return Step(now=self.keeping_out(act.joining), changes=(Meet(term=law.JOINDER, party=act.joining),))

    @silence(law.JOINDER, when=LIVING, to=LIVING, row="people/joinder")
    def no_joinder(self, missed: Lapse, file: File) -> Step[People]:
        """Not all have agreed in time: no answer is no consent."""
        return Step(now=self.keeping_out(str(missed.period.party)))

    def keeping_out(self, party: str) -> People:
        """The same without the proposal; its number is not used again."""
        joining = tuple(one for one in self.joining if one.party != party)
        return replace(self, joining=joining, kept_out=(*self.kept_out, party))

    def joined(self, joining: Joining, everybody: tuple[str, ...], at: datetime) -> Step[People]:
        """All have agreed, and are told."""
        others = tuple(one for one in self.joining if one.party != joining.party)
        told = issue(
            JoinderNotice,
            self,
            at,
            parties=everybody,
            newcomer=joining.party,
            ground=joining.ground,
            joined=True,
            serve_on=everybody,
        )
        met = Meet(term=law.JOINDER, party=joining.party)
        return Step(now=replace(self, joining=others), effects=(told,), changes=(met,))

    def _joining(self, party: str) -> Joining:
        found = next((one for one in self.joining if one.party == party), None)
        if found is None:
            raise Refused("没有追加该当事人的提议", article="CPL-59", field="joining", remedy="请核对当事人编号")
        return found


def known(id: str, file: File) -> Party:
    """The party with this id; raises `Malformed` when there is none."""
    found = next((party for party in file.parties if party.id == id), None)
    if found is None:
        raise Malformed("本案没有这一当事人", field="party", remedy="请核对当事人编号")
    return found


def having(file: File, party: Party, **changes: Any) -> File:
    """The file in which this party is changed."""
    changed = party.model_copy(update=changes)
    return replace(file, parties=tuple(changed if one.id == party.id else one for one in file.parties))


def _anew(act: Succession, party: Party, *, another: bool) -> dict[str, Any]:
    """What is known of the party from now on; another person in its place has a kind and a residence of its own."""
    at = act.stamp.received_at
    fresh: dict[str, Any] = {
        "gone": None,
        "taken_over_at": at,
        "mandates": (),
        "electronic": act.electronic,
        "addressed_at": at,
    }
    if not another:
        return fresh
    lives = {"kind": act.kind or party.kind, "district": act.district or party.district}
    return fresh | lives | {"domestic": act.domestic, "bankrupt": False}


def _principal(act: Authorisation | AuthorityRevocation, file: File) -> Party:
    """The party whose agent it is: a person names none but its own."""
    own, named = act.stamp.party, act.party
    if own is None and named is None:
        raise Malformed("须写明委托人", field="party", remedy="请填写委托人的当事人编号")
    if own is not None and named not in (None, own):
        raise NotEntitled("只能办理本方的委托", article="CPL-62", field="party", remedy="请由该当事人办理")
    party = known(str(own or named), file)
    if party.gone is not None:
        raise Refused(
            "该当事人现在不能委托代理人，须由继受人（法定代理人、管理人）加入后另行委托",
            article="CPL-153",
            field="party",
            remedy="请先办理继受人（法定代理人、管理人）加入",
        )
    return party


def _may_represent(act: Authorisation, party: Party, file: File) -> None:
    """Two agents at most, none for both sides; a paper made abroad has been proven (民事诉讼法61, 275; 民法典168)."""
    if len({*(one.agent for one in party.mandates), act.agent}) > law.MOST_AGENTS:
        raise Refused("每一方至多委托两名代理人", article="CPL-61", field="agent", remedy="请先解除一名代理人的委托")
    opposed: Iterable[Party] = (one for one in file.parties if one.side is not party.side)
    if any(mandate.agent == act.agent for one in opposed for mandate in one.mandates) or act.agent in file.everyone:
        raise Refused(
            "代理人不能是本案当事人，也不能同时代理对方当事人",
            article="CIV-168",
            field="agent",
            remedy="请另行委托代理人",
        )
    if not party.domestic and not act.legalised:
        raise Refused(
            "境外形成的授权委托书须经公证、认证（或者附加证明书），或者在办理机构人员见证下签署",
            article="CPL-275",
            field="legalised",
            remedy="请办理证明手续后提交，并写明已经办理",
        )


def _asked(conduct: People, act: Joinder, file: File) -> Issue:
    """The letter that asks everybody, and the person, for consent."""
    everybody = (*file.everyone, act.party)
    return issue(
        JoinderNotice,
        conduct,
        act,
        parties=everybody,
        newcomer=act.party,
        ground=act.ground,
        request=act.request,
        joined=False,
        days=law.JOINDER.on(act.stamp.received_at.date()).length,
        serve_on=everybody,
    )
