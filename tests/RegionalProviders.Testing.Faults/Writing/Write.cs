namespace RegionalProviders.Testing.Faults;

/// <summary>
/// One change asked of the platform: one call, or several of which each may be repeated. Asking again must be safe and
/// give the same answer, so every create in it keeps its request_id.
/// </summary>
/// <param name="Kind">For the figures: "CreateSetting".</param>
/// <param name="AskAsync">Asks; returns the id of what came of it.</param>
public sealed record Write(string Kind, Func<Task<string>> AskAsync);

/// <summary>A write that was answered OK, and with what.</summary>
/// <param name="Write">The write.</param>
/// <param name="Answer">The id.</param>
public sealed record AnsweredWrite(Write Write, string Answer);
