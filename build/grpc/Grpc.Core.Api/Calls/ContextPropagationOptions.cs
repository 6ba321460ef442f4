namespace Grpc.Core;

/// <summary>What of a call is carried on to the calls that it makes.</summary>
public class ContextPropagationOptions
{
    /// <summary>Deadline and cancellation are both carried on.</summary>
    public static readonly ContextPropagationOptions Default = new();

    /// <summary>Chooses what is carried on.</summary>
    public ContextPropagationOptions(
        bool propagateDeadline = true,
        bool propagateCancellation = true
    )
    {
        IsPropagateDeadline = propagateDeadline;
        IsPropagateCancellation = propagateCancellation;
    }

    /// <summary>Whether the parent's deadline bounds the child.</summary>
    public bool IsPropagateDeadline { get; }

    /// <summary>Whether cancelling the parent cancels the child.</summary>
    public bool IsPropagateCancellation { get; }
}
