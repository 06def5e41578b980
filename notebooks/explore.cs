#!/usr/bin/env dotnet
#:package DuckDB.NET.Data.Full
#:project ../Visa.Reports/Visa.Reports.csproj
#:property NoWarn=$(NoWarn);RS0030

// The notebook's exploration without Python: DuckDB over an extract or a lake's Parquet, and a page of plots.
//
//     dotnet run notebooks/explore.cs -- [FOLDER] [PAGE.html]
//
// FOLDER is what `./visa export --to FOLDER` wrote (default artifacts/extract), or a folder with processed/, as
// `./visa generate history --to FOLDER --format parquet` writes it.

using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using Visa.Reports.Charts;
using Visa.Reports.Pages;

var folder = Path.GetFullPath(args.ElementAtOrDefault(0) ?? "artifacts/extract");
var page = Path.GetFullPath(args.ElementAtOrDefault(1) ?? "artifacts/explore.html");
var isExtract = File.Exists(Path.Combine(folder, "transactions.csv"));
if (!isExtract && !Directory.Exists(Path.Combine(folder, "processed", "transactions")))
{
    Console.Error.WriteLine($"There is neither an extract nor a lake in {folder}. Make one with: ./visa export --to {folder}");
    return 1;
}

using var duck = new DuckDBConnection("DataSource=:memory:");
duck.Open();
Run($"CREATE VIEW payments AS {(isExtract ? Extract() : Lake())}");

var (count, cards, measured, frauds) = One("SELECT count(*), count(DISTINCT card_token), count(*) FILTER (is_measured), count(*) FILTER (is_measured AND is_fraud) FROM payments");
var report = new ReportPage("Card payments", frauds == 0
    ? "No label has matured as fraud yet, so rates are all zero: labels mature 7 days of event time after a payment."
    : "Rates are over settled payments whose label has matured, with each row's sampling weight.")
{
    Figures =
    [
        new("Payments", Whole(count), $"{Whole(cards)} cards"),
        new("Measured", Whole(measured), "settled, and old enough for a label"),
        new("Frauds", Whole(frauds), "measured and reported"),
    ],
    Sections =
    [
        new("What is paid", "Fraud has small tests and a heavy tail.",
        [
            new ChartPanel(new Chart("Amounts", Axis.Logarithmic("Billed amount (US dollars)"), Share("Share of payments"))
            {
                Series = [Amounts("genuine", "NOT is_fraud", Tone.Blue), Amounts("fraud", "is_fraud", Tone.Red)],
            }),
            new ChartPanel(new Chart("Payments by hour", Axis.Linear("Hour of the day (UTC)"), Axis.Linear("Payments"))
            {
                Series = [Line("payments", "SELECT hour(event_at), count(*) FROM payments GROUP BY 1 ORDER BY 1", Tone.Blue)],
            }),
        ]),
        new("Where fraud is", "Groups of at least 50 measured payments, the highest rates on top.",
        [
            Rates("By merchant category", "MCC (ISO 18245)", "mcc"),
            Rates("By entry mode", "Entry mode", "entry_mode"),
            Rates("By merchant country", "Country (ISO 3166)", "merchant_country"),
            Rates("At home and abroad", "Merchant", "CASE WHEN merchant_country = card_country THEN 'at home' ELSE 'abroad' END"),
        ]),
        new("When it is known", "Until a report comes a fraud looks genuine.",
        [
            new ChartPanel(new Chart("Days to the report", Axis.Linear("Days after the payment"), Share("Reported so far"))
            {
                Series = [Line("reported", "SELECT days, row_number() OVER (ORDER BY days) / count(*) OVER () FROM (SELECT epoch(fraud_reported_at - event_at) / 86400.0 AS days FROM payments WHERE fraud_reported_at IS NOT NULL) ORDER BY 1", Tone.Blue)],
            }),
        ]),
    ],
    Footer = $"From {folder}, by notebooks/explore.cs. The payments are simulated.",
};

Directory.CreateDirectory(Path.GetDirectoryName(page)!);
await File.WriteAllTextAsync(page, HtmlRenderer.Render(report));
Console.WriteLine($"The page is at {page}");
return 0;

string Extract() => $$"""
    SELECT *, CAST(billing_amount_usd AS DOUBLE) AS usd FROM read_csv('{{Quoted("transactions.csv")}}', header = true, nullstr = '',
        types = {'mcc': 'VARCHAR', 'card_bin': 'VARCHAR', 'merchant_country': 'VARCHAR', 'card_country': 'VARCHAR', 'fraud_reported_at': 'TIMESTAMP', 'event_at': 'TIMESTAMP'})
    """;

// Money is in the billing currency here: the rates of exchange are the marts' matter.
string Lake() => $"""
    WITH reports AS (SELECT transaction_id, min(reported_at) AS fraud_reported_at FROM read_parquet('{Quoted("processed/chargebacks/**/*.parquet")}') WHERE reason_code LIKE '10.%' GROUP BY 1),
         rows AS (SELECT DISTINCT ON (transaction_id) * FROM read_parquet('{Quoted("processed/transactions/**/*.parquet")}', hive_partitioning = true))
    SELECT card_token, mcc, entry_mode, merchant_country, card_country, "timestamp" AS event_at, CAST(billing_amount AS DOUBLE) AS usd, fraud_reported_at, 1 AS sampling_weight,
           response = 'approved' AND transaction_type IN ('purchase', 'cash', 'recurring') AND "timestamp" + INTERVAL 7 DAY <= max("timestamp") OVER () AS is_measured,
           fraud_reported_at IS NOT NULL AS is_fraud
    FROM rows LEFT JOIN reports USING (transaction_id)
    """;

string Quoted(string name) => Path.Combine(folder, name).Replace("'", "''", StringComparison.Ordinal);

BarSeries Amounts(string name, string which, Tone tone) => new(name,
[
    .. Rows($"SELECT floor(log10(greatest(usd, 0.1)) * 4) / 4, count(*) / sum(count(*)) OVER () FROM payments WHERE is_measured AND {which} GROUP BY 1 ORDER BY 1",
        row => new Bar(Math.Pow(10, row.GetDouble(0)), Math.Pow(10, row.GetDouble(0) + 0.25), row.GetDouble(1))),
]) { Tone = tone };

LineSeries Line(string name, string sql, Tone tone) => new(name, [.. Rows(sql, row => new PlotPoint(Number(row, 0), Number(row, 1)))]) { Tone = tone };

ChartPanel Rates(string title, string by, string expression)
{
    var groups = Rows($"""
        SELECT {expression} AS name, sum(CASE WHEN is_fraud THEN sampling_weight ELSE 0 END) * 1.0 / sum(sampling_weight) AS rate
        FROM payments WHERE is_measured GROUP BY 1 HAVING count(*) >= 50 ORDER BY 2 DESC LIMIT 15
        """, row => (Name: row.GetString(0), Rate: Number(row, 1)));
    return new ChartPanel(new Chart(title, Share("Share of measured payments that are fraud"), Axis.Category(by, [.. groups.Select(group => group.Name)]))
    {
        Series = groups.Count == 0 ? [] : [new BarSeries("fraud rate", [.. groups.Select((group, index) => Bar.At(index, group.Rate))]) { Tone = Tone.Red }],
    })
    {
        Size = ChartSize.Half with { Height = Math.Max(ChartSize.Half.Height, 80 + 20 * groups.Count) },
    };
}

static Axis Share(string title) => Axis.Linear(title) with { Min = 0, Format = value => value.ToString(value is > 0 and < 0.01 ? "0.00%" : "0.#%", CultureInfo.InvariantCulture) };

static string Whole(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

static double Number(DbDataReader row, int column) => Convert.ToDouble(row.GetValue(column), CultureInfo.InvariantCulture);

(long, long, long, long) One(string sql) => Rows(sql, row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)))[0];

void Run(string sql)
{
    using var command = duck.CreateCommand();
    command.CommandText = sql;
    command.ExecuteNonQuery();
}

List<T> Rows<T>(string sql, Func<DbDataReader, T> read)
{
    using var command = duck.CreateCommand();
    command.CommandText = sql;
    using var reader = command.ExecuteReader();
    var rows = new List<T>();
    while (reader.Read()) rows.Add(read(reader));
    return rows;
}
