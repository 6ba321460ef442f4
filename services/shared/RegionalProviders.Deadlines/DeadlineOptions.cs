namespace RegionalProviders.Deadlines;

/// <summary>Settings of an installation.</summary>
public sealed class DeadlineOptions
{
    /// <summary>When "the same working day" ends, local time. 17:00 unless set.</summary>
    public TimeOnly EndOfWorkingDay { get; set; } = new(17, 0);
}
