namespace RegionalProviders.Deadlines;

/// <summary>What an installation may set.</summary>
public sealed class DeadlineOptions
{
    /// <summary>When "the same working day" ends, local time. 17:00 unless set.</summary>
    public TimeOnly EndOfWorkingDay { get; set; } = new(17, 0);
}
