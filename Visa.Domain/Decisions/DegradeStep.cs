namespace Visa.Domain.Decisions;

/// <summary>The step of the ladder that gave a decision when scoring is slow or down.</summary>
public enum DegradeStep
{
    Model,
    RulesOnly,
    SafeDefault,
}
