using System.Globalization;
using Visa.Analytics.Marts;
using Visa.Reports.Pages;

namespace Visa.Analytics.Dashboard;

/// <summary>The numbers to read first.</summary>
internal static class FraudFigures
{
    public static IReadOnlyList<KeyFigure> Of(FraudData data)
    {
        var (measured, fraud) = (Sum(data.Days, "measured_count"), Sum(data.Days, "fraud_count"));
        var (measuredUsd, fraudUsd) = (Sum(data.Days, "measured_usd"), Sum(data.Days, "fraud_usd"));
        var (caught, missed, wrong) = (Sum(data.Models, "true_positive_count"), Sum(data.Models, "false_negative_count"), Sum(data.Models, "false_positive_count"));
        var (caughtUsd, missedUsd) = (Sum(data.Models, "caught_usd"), Sum(data.Models, "missed_usd"));
        return
        [
            new("Transactions", Whole(Sum(data.Days, "transaction_count")), $"{Whole(measured)} measured"),
            new("Fraud rate", Share(fraud, measured), $"{Whole(fraud)} frauds; {Share(fraudUsd, measuredUsd)} of the amount"),
            new("Losses reported", Dollars(Sum(data.Losses, "loss_usd")), $"{Dollars(Sum(data.Losses, "prevented_usd"))} more had been declined"),
            new("Recall", Share(caught, caught + missed), $"{Share(caughtUsd, caughtUsd + missedUsd)} of the fraud money"),
            new("Precision", Share(caught, caught + wrong), $"{Whole(caught + wrong)} measured alerts"),
            new("False declines", Whole(Sum(data.FalseDeclines, "false_decline_count")), $"{Share(Sum(data.FalseDeclines, "false_decline_count"), Sum(data.FalseDeclines, "genuine_count"))} of genuine payments"),
        ];
    }

    public static string Dollars(double value) => value.ToString(Math.Abs(value) < 100 ? "$0.00" : "$#,0", CultureInfo.InvariantCulture);

    public static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static double Sum(IEnumerable<MartRow> rows, string column) => rows.Sum(row => row.Number(column));

    private static string Share(double part, double whole) => whole > 0 ? FraudPage.Percent(part / whole) : "–";
}
