namespace Visa.Generator.Cardholders;

/// <summary>An account with the card on it. Its number is not kept: it is made when needed and gone when tokenised.</summary>
/// <param name="Customer">The holder's index.</param>
/// <param name="Issuer">The issuer's index.</param>
/// <param name="FirstExpiry">The month in which its first card expires, counted from year 0.</param>
/// <param name="ValidityMonths">From one expiry to the next.</param>
/// <param name="MonthlyBudgetUsd">What can be spent with it from one payday to the next.</param>
internal readonly record struct Card(int Customer, byte Issuer, int FirstExpiry, byte ValidityMonths, float MonthlyBudgetUsd)
{
    /// <summary>How often it has been replaced for its expiry by that month (counted from year 0).</summary>
    public int Renewals(int month) => month <= FirstExpiry ? 0 : (month - FirstExpiry - 1) / ValidityMonths + 1;

    /// <summary>Months since the last replacement for expiry; large when there was none.</summary>
    public int MonthsSinceRenewal(int month) => month <= FirstExpiry ? int.MaxValue : (month - FirstExpiry - 1) % ValidityMonths;
}
