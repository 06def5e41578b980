namespace Visa.Features.Risk;

/// <summary>What risk is looked up by; the order is that of the file.</summary>
public enum RiskKind
{
    Terminal,
    Merchant,
    Mcc,
    Bin,
    Card,
}
