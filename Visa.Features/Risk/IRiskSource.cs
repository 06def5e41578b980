namespace Visa.Features.Risk;

/// <summary>Where risk facts come from: a published table in the live path, the labels themselves in an experiment over history.</summary>
public interface IRiskSource
{
    /// <summary>Names the content: part of the context of every decision.</summary>
    string Version { get; }

    /// <summary>False when nothing is known at all; a subject without transactions has counts of zero.</summary>
    bool TryFind(in RiskSubjects subjects, out RiskFacts facts);
}
