namespace RegionalProviders.Deadlines;

/// <summary>The named clocks: a closed list. Each says what starts it; <see cref="ClockRules"/> says how long it runs.</summary>
public enum Clock
{
    /// <summary>Acknowledge a notice. Starts when the notice is raised. 2 working days.</summary>
    AcknowledgeNotice,

    /// <summary>Acknowledge an urgent notice. Starts when the notice is raised. The same working day.</summary>
    AcknowledgeUrgentNotice,

    /// <summary>The host authority raises a notice after an Inadequate judgement. Starts when the judgement is known. 2 working days.</summary>
    RaiseNoticeAfterInadequate,

    /// <summary>Send an inspection report to a council that asked for it. Starts with the request. 2 working days.</summary>
    SendInspectionReport,

    /// <summary>Remedy a failing after a suspension (extra care). Starts with the suspension. 10 working days.</summary>
    RemedyAfterSuspension,

    /// <summary>Give notice of an announced visit. Runs backwards from the visit. At least 7 days.</summary>
    GiveVisitNotice,

    /// <summary>Circulate desktop findings. Runs backwards from the visit. At least 7 days.</summary>
    CirculateDesktopFindings,

    /// <summary>Report on a visit. Starts with the visit. 7 days.</summary>
    ReportVisit,

    /// <summary>The provider checks a report for factual accuracy. Starts when the report is sent. 14 days.</summary>
    CheckFactualAccuracy,

    /// <summary>Complete compliance checks and visit after an emergency placement. Starts with the placement. 24 to 48 hours.</summary>
    CheckEmergencyPlacement,

    /// <summary>Complete a low action. Starts when it is set. 2 to 4 weeks.</summary>
    CompleteLowAction,

    /// <summary>Complete a medium action. Starts when it is set. 1 to 2 weeks.</summary>
    CompleteMediumAction,

    /// <summary>Complete a high action. Starts when it is set. 24 to 48 hours.</summary>
    CompleteHighAction,

    /// <summary>Complete a significant action. Due at the instant it is set.</summary>
    CompleteSignificantAction,

    /// <summary>A regulator's restriction runs out, unless it is extended or lifted. Starts with the restriction. 12 weeks.</summary>
    RegulatorRestriction,

    /// <summary>Access granted for a considered placement ends. Starts with the grant. 30 days.</summary>
    ConsideredPlacementGrant,

    /// <summary>Access ends after a council's last placement. Starts when that placement ends. 3 months.</summary>
    GrantAfterLastPlacement,

    /// <summary>The March submission window closes. Starts when the coordinator opens it. 2 weeks.</summary>
    MarchWindow,

    /// <summary>Annual performance return. Due on the 30 April that is next, today included.</summary>
    AnnualPerformanceReturn,

    /// <summary>Annual survey. Due on the 30 April that is next, today included.</summary>
    AnnualSurvey,
}
