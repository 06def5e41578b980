using System.Diagnostics.CodeAnalysis;

namespace Visa.Orchestrator.Steps;

/// <summary>What a look found.</summary>
/// <param name="Reason">Why it waits still, in words for the page.</param>
[SuppressMessage("Design", "CA1000", Justification = "The name of the type says what is made; nobody has to write its argument twice.")]
public sealed record SensorAnswer<T>(bool IsDone, T? Output, string Reason)
{
    public static SensorAnswer<T> Done(T output) => new(true, output, "");

    public static SensorAnswer<T> NotYet(string reason) => new(false, default, reason);

    internal SensorAnswer<string> ToUntyped() => new(IsDone, IsDone ? StepJson.Write(Output) : null, Reason);
}
