"""Which handler carries out which command, and which board answers which question."""

from collections.abc import Callable, Mapping
from typing import Any

from counterdesk.services import (
    absences,
    closing,
    closures,
    complaints,
    contacts,
    council,
    deadlines,
    fixing,
    fixing_complaints,
    handover,
    health,
    ical,
    incidents,
    incoming,
    line,
    linking,
    messages,
    pauses,
    people,
    policy_edits,
    previews,
    proposals,
    scopes,
    shift_facts,
    shifts,
    stages,
    topics,
    town,
    unclosing,
    undo,
    unfixing,
    withdrawals,
)
from counterdesk.services.asks import calendar as calendar_asks
from counterdesk.services.asks import callers as caller_asks
from counterdesk.services.asks import contacts as contact_asks
from counterdesk.services.asks import due as due_asks
from counterdesk.services.asks import fixing as fixing_asks
from counterdesk.services.asks import handover as handover_asks
from counterdesk.services.asks import line as line_asks
from counterdesk.services.asks import logbook as logbook_asks
from counterdesk.services.asks import paper as paper_asks
from counterdesk.services.asks import people as people_asks
from counterdesk.services.asks import policy as policy_asks
from counterdesk.services.asks import sealed as sealed_asks
from counterdesk.services.asks import stages as stage_asks
from counterdesk.services.asks import topics as topic_asks
from counterdesk.services.asks import town as town_asks
from counterdesk.services.asks.desk import Command, Done, Job, Question
from counterdesk.services.boards import calendar as calendar_board
from counterdesk.services.boards import callers as caller_board
from counterdesk.services.boards import contact as contact_board
from counterdesk.services.boards import due as due_board
from counterdesk.services.boards import fixing as fixing_board
from counterdesk.services.boards import fixing_complaints as complaint_fixing_board
from counterdesk.services.boards import handover as handover_board
from counterdesk.services.boards import log as log_board
from counterdesk.services.boards import people as people_board
from counterdesk.services.boards import policy as policy_board
from counterdesk.services.boards import queue
from counterdesk.services.boards import sealed as sealed_board
from counterdesk.services.boards import stages as stage_board
from counterdesk.services.boards import town as town_board
from counterdesk.services.jobs import Office
from counterdesk.services.work import Look, Work

Handler = Callable[[Work, Any], Done]
Board = Callable[[Look, Any], Any]

COMMANDS: Mapping[type[Command], Handler] = {
    contact_asks.LogContact: contacts.log_contact,
    contact_asks.LogOneClick: contacts.log_one_click,
    contact_asks.LogIncoming: incoming.log_incoming,
    contact_asks.MarkMessage: messages.mark_message,
    contact_asks.MarkPrinted: messages.mark_printed,
    contact_asks.Undo: undo.undo,
    contact_asks.AddNote: undo.add_note,
    contact_asks.WithdrawNote: undo.withdraw_note,
    contact_asks.NotMe: undo.not_me,
    fixing_asks.FixContact: fixing.fix_contact,
    fixing_asks.FixComplaint: fixing_complaints.fix_complaint,
    fixing_asks.WithdrawFix: unfixing.withdraw_fix,
    caller_asks.LinkCallers: linking.link_callers,
    caller_asks.UnlinkCallers: linking.unlink_callers,
    contact_asks.SaveTopic: topics.save_topic,
    contact_asks.RetireTopic: topics.retire_topic,
    contact_asks.PlaceTopics: topics.place_topics,
    topic_asks.ArrangeByUse: topics.arrange_by_use,
    topic_asks.RestoreTopic: topics.restore_topic,
    due_asks.TryDeadline: deadlines.try_deadline,
    due_asks.WithdrawTry: undo.withdraw_try,
    due_asks.AnswerDeadline: deadlines.answer_deadline,
    due_asks.CannotBeReached: deadlines.cannot_be_reached,
    due_asks.TakeDeadline: deadlines.take_deadline,
    due_asks.WithdrawAnswer: withdrawals.withdraw_answer,
    due_asks.PromiseFor: deadlines.promise_for,
    stage_asks.WaitForCouncil: council.wait_for_council,
    stage_asks.RecordDecision: council.record_decision,
    stage_asks.CloseNotOwed: stages.close_not_owed,
    stage_asks.Reopen: stages.reopen,
    stage_asks.PauseDeadline: pauses.pause_deadline,
    stage_asks.ResumeDeadline: pauses.resume_deadline,
    sealed_asks.LogComplaint: complaints.log_complaint,
    sealed_asks.SaveIncident: incidents.save_incident,
    sealed_asks.AddToIncident: incidents.add_to_incident,
    sealed_asks.OpenSealed: incidents.open_sealed,
    people_asks.SavePerson: people.save_person,
    people_asks.PastePeople: people.paste_people,
    people_asks.RetirePerson: people.retire_person,
    people_asks.TickAway: absences.tick_away,
    people_asks.SaveDepartment: people.save_department,
    people_asks.ComeToDesk: shifts.come_to_desk,
    people_asks.LeaveDesk: shifts.leave_desk,
    handover_asks.HandOver: handover.hand_over,
    handover_asks.TakeOver: handover.take_over,
    line_asks.ChangeLine: line.change_line,
    town_asks.ConfirmYear: closures.confirm_year,
    calendar_asks.SetScopeHours: scopes.set_scope_hours,
    calendar_asks.SaveClosures: closures.save_closures,
    calendar_asks.RemoveClosures: closures.remove_closures,
    calendar_asks.CloseNow: closing.close_now,
    calendar_asks.UndoClosing: unclosing.undo_closing,
    policy_asks.SetLimit: policy_edits.make_edit,
    policy_asks.SetPolicySwitch: policy_edits.make_edit,
    policy_asks.SetOverride: policy_edits.make_edit,
    policy_asks.SetWords: policy_edits.set_words,
    policy_asks.WithdrawEdit: policy_edits.withdraw_edit,
    town_asks.SetSetting: town.set_setting,
}

BOARDS: Mapping[type[Question[Any]], Board] = {
    contact_asks.DayLog: log_board.day_log,
    contact_asks.Find: log_board.find,
    caller_asks.AskCaller: caller_board.ask_caller,
    contact_asks.AskContact: contact_board.ask_contact,
    fixing_asks.AskToFix: fixing_board.ask_to_fix,
    fixing_asks.AskComplaintToFix: complaint_fixing_board.ask_complaint_to_fix,
    fixing_asks.PreviewComplaintFix: complaint_fixing_board.preview_complaint_fix,
    fixing_asks.PreviewFix: fixing_board.preview_fix,
    contact_asks.MessagesToHand: contact_board.messages_to_hand,
    contact_asks.AskTopics: people_board.ask_topics,
    contact_asks.AskColleagues: people_board.ask_colleagues,
    due_asks.DueBoard: queue.due_board,
    due_asks.AskPromise: due_board.ask_promise,
    due_asks.AskWhy: due_board.ask_why,
    stage_asks.AskStages: stage_board.ask_stages,
    sealed_asks.AskComplaint: sealed_board.ask_complaint,
    sealed_asks.AskIncident: sealed_board.ask_incident,
    sealed_asks.AskSealed: sealed_board.ask_sealed,
    people_asks.AskPeople: people_board.ask_people,
    people_asks.AskAbsences: people_board.ask_absences,
    people_asks.WhoIsHere: people_board.who_is_here,
    handover_asks.AskHandover: handover_board.ask_handover,
    handover_asks.AskWaiting: handover_board.ask_waiting,
    line_asks.AskLine: line.ask_line,
    town_asks.AskTown: town_board.ask_town,
    town_asks.AskYear: calendar_board.ask_year,
    calendar_asks.AskScopes: calendar_board.ask_scopes,
    calendar_asks.AskCalendar: calendar_board.ask_calendar,
    calendar_asks.PreviewChange: previews.preview_change,
    policy_asks.AskPolicy: policy_board.ask_policy,
}

JOBS: Mapping[type[Job[Any]], Callable[[Office, Any], Any]] = {
    logbook_asks.BackUp: health.back_up,
    logbook_asks.Check: health.run_check,
    town_asks.ProposeYear: proposals.propose_year,
    calendar_asks.ReadCalendarFile: ical.read_calendar_file,
    calendar_asks.WriteCalendarFile: ical.write_calendar_file,
    paper_asks.AskShift: shift_facts.ask_shift,
}
