namespace RegionalProviders.Placements.Agreements;

/// <summary>Codes of the statutory return (SSDA903) used in agreements.</summary>
internal static class StatutoryCodes
{
    /// <summary>Legal status.</summary>
    public static readonly HashSet<string> LegalStatus =
    [
        .. "C1 C2 D1 E1 J1 J2 J3 L1 L2 L3 V2 V3 V4".Split(' '),
    ];

    /// <summary>Category of need.</summary>
    public static readonly HashSet<string> Need = [.. "N1 N2 N3 N4 N5 N6 N7 N8".Split(' ')];

    /// <summary>Reasons for a change of placement, and for the end of care.</summary>
    public static readonly HashSet<string> EndReason =
    [
        .. "CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER".Split(' '),
        .. "E2 E3 E4A E4B E5 E6 E7 E8 E9 E11 E12 E13 E14 E15 E16 E17 E41 E45 E46 E47 E48".Split(
            ' '
        ),
    ];
}
