namespace Visa.Generator.Report.Observations;

/// <summary>A day's transactions, and the frauds among them.</summary>
internal readonly record struct DayCount(DateOnly Date, int Transactions, int Frauds, int Chargebacks);
