"""Electronic service: a filed paper reaches a recipient who consented, once."""

from __future__ import annotations

from datetime import datetime

from temporalio import activity

from activities import ports
from activities.errands import Errand
from cases.effects import Serve
from cases.facts import Channel, Served


class Post:
    """The hand that serves papers electronically."""

    def __init__(self, post: ports.Post) -> None:
        self.post = post

    @activity.defn(name="serve_paper", no_thread_cancel_exception=True)
    def serve(self, errand: Errand) -> Served:
        """Deliver into the recipient's box; the instant kept first is the instant of service."""
        effect = errand.effect
        assert isinstance(effect, Serve)
        arrived = self.post.deliver(
            effect.key,
            case=errand.case,
            paper=effect.paper,
            on=effect.on,
            form=effect.form,
            office=effect.office,
            dated=errand.at,
        )
        return _served(effect, arrived)


def _served(effect: Serve, at: datetime) -> Served:
    return Served(key=effect.key, at=at, paper=effect.paper, form=effect.form, on=effect.on, channel=Channel.ELECTRONIC)
