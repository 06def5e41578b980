using System.Globalization;
using System.Text.Json.Nodes;
using Visa.Dbt.Warehouse;
using Visa.Orchestrator.Batch;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Operations;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Scheduling;
using Visa.Orchestrator.Tests.Hosting;

namespace Visa.Orchestrator.Tests.Pipelines;

/// <summary>
/// Some days of payments that landed alike in three lakes. In one the pipeline ran every day; in the others it was paused, so that their days are still to be made up for. Where
/// <c>VISA_TEST_LONG</c> asks for it they are a month, and every run builds the marts.
/// </summary>
public sealed class LandedDays : IAsyncLifetime
{
    public static readonly DateTimeOffset First = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    public static readonly int Count = IsLong ? 30 : 3;

    private static readonly TimeSpan AfterMidnight = TimeSpan.FromMinutes(1);

    private readonly ShiftedTime _time = new(First.AddHours(1));
    private readonly List<PaymentsHost> _hosts = [];
    private readonly HashSet<Lakehouse> _withMarts = [];

    public LandedDays() => Aws = new LocalAwsFixture(_time);

    public static bool IsLong => Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1";

    internal LocalAwsFixture Aws { get; }

    internal Lakehouse Straight { get; private set; } = null!;

    /// <summary>With one day that will fail.</summary>
    internal LateLake Poisoned { get; private set; } = null!;

    internal LateLake Sound { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Aws.InitializeAsync();
        Straight = await Aws.LakehouseAsync();
        var daily = await StartAsync(Straight);
        Poisoned = await PausedAsync();
        Sound = await PausedAsync();
        _withMarts.Add(Poisoned.Lake);
        if (IsLong) _withMarts.UnionWith([Straight, Sound.Lake]);
        for (var day = 0; day < Count; day++)
        {
            if (day == Count - 1) _withMarts.Add(Straight);
            _time.MoveTo(First.AddDays(day).AddHours(12));
            foreach (var lake in new[] { Straight, Poisoned.Lake, Sound.Lake })
            {
                await LandAsync(lake, day);
            }

            _time.MoveTo(First.AddDays(day + 1) + AfterMidnight);
            daily.Wake();
            var run = await daily.UntilEndAsync(KeyOf(day));
            Assert.True(run.State == RunState.Succeeded, string.Join('\n', run.Steps.Where(step => step.Error is not null).Select(step => $"{step.Name}: {step.Error}")));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        await Aws.DisposeAsync();
    }

    public static DataInterval IntervalOf(int day) => new(First.AddDays(day), First.AddDays(day + 1));

    public static string KeyOf(int day) => NewRun.KeyOf(IntervalOf(day));

    /// <summary>What landed on a day: new payments, one sent twice, one of the day before corrected, what was decided and reported, and lines that are none.</summary>
    private static async Task LandAsync(Lakehouse lake, int day)
    {
        var at = First.AddDays(day).AddHours(10);
        int[] numbers = [.. Enumerable.Range(day * 10, 4)];
        await lake.LandAsync("transactions", $"{day:00}/payments", numbers.Select(number => Payment(number, at, at.AddMinutes(5))));
        await lake.LandAsync("transactions", $"{day:00}/others", Payment(numbers[0], at, at.AddMinutes(4)), "{}", day == 0 ? "no json" : Payment(numbers[1] - 10, at.AddDays(-1), at.AddMinutes(9)));
        await lake.LandAsync("decisions", $"{day:00}", numbers.Select(number => RawLines.Decision(number, With(("event_time", at), ("decided_at", at.AddMinutes(5))))));
        await lake.LandAsync("shadow_scores", $"{day:00}", numbers.Select(number => RawLines.ShadowScore(number, With(("event_time", at), ("scored_at", at.AddMinutes(6))))));
        if (day > 0)
        {
            await lake.LandAsync("chargebacks", $"{day:00}", RawLines.Chargeback(numbers[0] - 10, With(("reported_at", at))));
            await lake.LandAsync("feedback", $"{day:00}", RawLines.Feedback(numbers[2] - 10, With(("given_at", at))));
        }
    }

    private static string Payment(int number, DateTimeOffset time, DateTimeOffset sentAt) => RawLines.Transaction(number, line =>
    {
        With(("timestamp", time), ("sent_at", sentAt))(line);
        line["billing_amount"] = 25 + (sentAt.Minute / 100m);
    });

    private static Action<JsonObject> With(params (string Name, DateTimeOffset Time)[] times) => line =>
    {
        foreach (var (name, time) in times)
        {
            line[name] = time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        }
    };

    /// <summary>A pipeline that is paused before anything lands.</summary>
    private async Task<LateLake> PausedAsync()
    {
        var lake = await Aws.LakehouseAsync();
        var host = await StartAsync(lake);
        await host.Actions.PauseAsync(host.Dag, isPaused: true, new Actor("test", "an outage"), default);
        return new LateLake(lake, host, _time);
    }

    /// <summary>Its first run covers the day before the first, on which nothing landed.</summary>
    private async Task<PaymentsHost> StartAsync(Lakehouse lake)
    {
        var marts = new MartBuild(_time, name => EnvironmentOf(lake, name), target => new DataApiWarehouse(Aws.Redshift, target.Database, target.Database, _time));
        var host = await PaymentsHost.StartAsync(Aws, lake, new PaymentsSettings { Dag = lake.Lake.Bucket, Time = _time, Cron = "0 0 * * *", BufferInterval = TimeSpan.FromSeconds(5), Marts = marts });
        _hosts.Add(host);
        await host.UntilEndAsync(KeyOf(-1));
        return host;
    }

    private string? EnvironmentOf(Lakehouse lake, string name) => name switch
    {
        "DBT_PROJECT_DIR" when _withMarts.Contains(lake) => Path.Combine(Repository.Root, "dbt"),
        "DBT_DATABASE" => lake.Platform.Value.WarehouseDatabase,
        "VISA_DBT" => "embedded",
        _ => null,
    };
}
