using Visa.Analytics.Marts;
using Visa.Reports.Pages;

namespace Visa.Analytics.Dashboard;

/// <summary>The page's tables.</summary>
internal static class FraudTables
{
    public static TablePanel Merchants(FraudData data) => Subjects("Costliest merchants", "Merchant", "Trade", data.Merchants, "merchant_id", "trade");

    public static TablePanel Terminals(FraudData data) => Subjects("Costliest terminals", "Terminal", "Merchant", data.Terminals, "terminal_id", "merchant_id");

    public static TablePanel Issuers(FraudData data) => Table(
        "Largest issuers", ["BIN", "Country", "Transactions", "Approved", "Declined by policy", "Frauds", "Fraud share of amount"], 2,
        data.Issuers.Select(row => (string[])
        [
            row.Text("card_bin"), row.Text("card_country"), FraudFigures.Whole(row.Number("transaction_count")), Rate(row, "approval_rate"), Rate(row, "policy_decline_rate"),
            FraudFigures.Whole(row.Number("fraud_count")), Rate(row, "fraud_usd_rate"),
        ]));

    public static TablePanel Bands(FraudData data) => Table(
        "Bands of amount", ["Band", "Transactions", "Measured", "Frauds", "Fraud amount", "Fraud share of amount"], 1,
        data.Bands.Select(row => (string[])
        [
            $"{(row.Text("name") == "above" ? "above" : "up to")} {FraudFigures.Dollars(row.Number("band_limit_usd"))}", FraudFigures.Whole(row.Number("transaction_count")), FraudFigures.Whole(row.Number("measured_count")),
            FraudFigures.Whole(row.Number("fraud_count")), FraudFigures.Dollars(row.Number("fraud_usd")), row.Number("measured_usd") > 0 ? FraudPage.Percent(row.Number("fraud_usd") / row.Number("measured_usd")) : "–",
        ]));

    public static TablePanel Challengers(FraudData data) => Table(
        "Challengers in shadow, at the champion's number of alerts", ["Challenger", "Champion", "Measured", "Frauds", "Alerts", "Champion caught", "Challenger caught", "Champion's money", "Challenger's money"], 2,
        data.Challengers.Select(row => (string[])
        [
            row.Text("challenger_version"), row.Text("champion_version"), FraudFigures.Whole(row.Number("measured_count")), FraudFigures.Whole(row.Number("fraud_count")), FraudFigures.Whole(row.Number("alert_budget")),
            FraudFigures.Whole(row.Number("champion_caught_count")), FraudFigures.Whole(row.Number("challenger_caught_count")), FraudFigures.Dollars(row.Number("champion_caught_usd")), FraudFigures.Dollars(row.Number("challenger_caught_usd")),
        ]));

    private static TablePanel Subjects(string title, string subject, string detail, IReadOnlyList<MartRow> rows, string id, string text) => Table(
        title, [subject, detail, "Country", "Measured", "Frauds", "Fraud amount", "Fraud rate"], 3,
        rows.Select(row => (string[])
        [
            row.Text(id), row.Text(text), row.Text("merchant_country"), FraudFigures.Whole(row.Number("measured_count")), FraudFigures.Whole(row.Number("fraud_count")), FraudFigures.Dollars(row.Number("fraud_usd")), Rate(row, "fraud_rate"),
        ]));

    private static TablePanel Table(string title, IReadOnlyList<string> headings, int firstNumber, IEnumerable<string[]> rows)
    {
        var all = rows.Select(IReadOnlyList<string> (row) => row).ToList();
        return new TablePanel(title, headings, all)
        {
            NumericColumns = Enumerable.Range(firstNumber, headings.Count - firstNumber).ToHashSet(),
            IsFullWidth = true,
            Note = all.Count == 0 ? "Nothing yet." : "",
        };
    }

    private static string Rate(MartRow row, string column) => row.Find(column) is { } rate ? FraudPage.Percent(rate) : "–";
}
