"""Which preview belongs to which command: what it would move, before a person says yes.

A command is previewed by the plan that carries it out; to add one, a row here.
"""

from collections.abc import Callable, Mapping
from typing import Any

from counterdesk.services import closing, closures, plans, policy_edits, scopes
from counterdesk.services.asks import calendar as asks
from counterdesk.services.asks.calendar import Preview, PreviewChange
from counterdesk.services.asks.desk import Command
from counterdesk.services.asks.policy import SetLimit, SetOverride, SetPolicySwitch, WithdrawEdit
from counterdesk.services.asks.town import ConfirmYear
from counterdesk.services.plans import Plan
from counterdesk.services.work import Look

PLANS: Mapping[type[Command], Callable[[Look, Any], Plan]] = {
    asks.SetScopeHours: scopes.plan_hours,
    asks.SaveClosures: closures.plan_save,
    asks.RemoveClosures: closures.plan_remove,
    asks.CloseNow: closing.plan_closing,
    ConfirmYear: closures.plan_year,
}
PREVIEWS: Mapping[type[Command], Callable[[Look, Any], Preview]] = {
    SetLimit: policy_edits.preview_edit,
    SetPolicySwitch: policy_edits.preview_edit,
    SetOverride: policy_edits.preview_edit,
    WithdrawEdit: policy_edits.preview_withdrawal,
}


def preview_change(look: Look, question: PreviewChange) -> Preview:
    """Gives what a command would move; refuses what the command would refuse."""
    change = question.change
    plan = PLANS.get(type(change))
    if plan is not None:
        return plans.preview(look, plan(look, change))
    return PREVIEWS[type(change)](look, change)
