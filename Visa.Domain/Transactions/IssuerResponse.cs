namespace Visa.Domain.Transactions;

/// <summary>The issuer's answer to an authorization request.</summary>
public enum IssuerResponse
{
    Approved,
    InsufficientFunds,
    WrongPin,
    ExpiredCard,
    DoNotHonor,
}
