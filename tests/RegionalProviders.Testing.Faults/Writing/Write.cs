namespace RegionalProviders.Testing.Faults;

/// <summary>
/// One change requested from the platform: one call, or several of which each may be repeated. Repeating it must be safe
/// and give the same answer, so every create in it keeps its request_id.
/// </summary>
/// <param name="Kind">For the figures: "CreateSetting".</param>
/// <param name="AskAsync">Makes the calls; returns the id of the result.</param>
public sealed record Write(string Kind, Func<Task<string>> AskAsync);

/// <summary>A write that was answered OK, with its answer.</summary>
/// <param name="Write">The write.</param>
/// <param name="Answer">The id.</param>
public sealed record AnsweredWrite(Write Write, string Answer);
