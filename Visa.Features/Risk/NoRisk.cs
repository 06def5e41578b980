namespace Visa.Features.Risk;

/// <summary>Before the first risk table is published.</summary>
public sealed class NoRisk : IRiskSource
{
    private NoRisk()
    {
    }

    public static NoRisk Instance { get; } = new();

    public string Version => "none";

    public bool TryFind(in RiskSubjects subjects, out RiskFacts facts)
    {
        facts = default;
        return false;
    }
}
