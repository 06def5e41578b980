using System.Text.Json;

namespace Visa.Orchestrator.Cli;

/// <summary>The commands that go to a running orchestrator; each prints lines for people, or with <c>--json</c> the API's answer.</summary>
internal sealed class DagCommands(OrchestratorClient client, TextWriter output)
{
    private static readonly TimeSpan FollowPoll = TimeSpan.FromMilliseconds(500);

    public async Task ListAsync(DagArguments arguments)
    {
        var dags = await client.GetAsync("/api/dags");
        if (await PrintedAsync(arguments, dags))
        {
            return;
        }

        foreach (var dag in dags.EnumerateArray())
        {
            var latest = dag.GetProperty("latestRuns").EnumerateArray().FirstOrDefault();
            var state = latest.ValueKind == JsonValueKind.Object ? $"{Text(latest, "state")} {Text(latest, "runKey")}" : "no runs yet";
            await output.WriteLineAsync($"{Text(dag, "name"),-20} {(dag.GetProperty("isPaused").GetBoolean() ? "paused" : "active"),-7} {Text(dag, "schedule"),-28} {state}");
        }
    }

    public async Task TriggerAsync(DagArguments arguments)
    {
        var interval = arguments.Interval();
        var answer = await client.PostAsync($"/api/dags/{arguments.Word(1, "a DAG")}/runs", new
        {
            idempotencyKey = arguments.Option("--key"),
            intervalStart = interval?.Start,
            intervalEnd = interval?.End,
            parameters = arguments.Option("--parameters") is { } json ? Parse(json) : (JsonElement?)null,
            reason = arguments.Option("--reason"),
        });
        if (!await PrintedAsync(arguments, answer))
        {
            await output.WriteLineAsync($"started {Text(answer, "runKey")}");
        }
    }

    public async Task BackfillAsync(DagArguments arguments)
    {
        var preview = arguments.Has("--dry-run") ? "/preview" : "";
        var items = await client.PostAsync($"/api/dags/{arguments.Word(1, "a DAG")}/backfill{preview}", new
        {
            from = arguments.Time("--from"),
            to = arguments.Time("--to"),
            reprocess = arguments.Option("--reprocess") is { } word ? Capital(word) : "None",
            maxActive = arguments.Option("--max-active") is { } text ? (int.TryParse(text, out var number) ? number : throw new WrongUsageException("--max-active takes a number")) : 1,
            reason = arguments.Option("--reason"),
        });
        if (await PrintedAsync(arguments, items))
        {
            return;
        }

        foreach (var item in items.EnumerateArray())
        {
            await output.WriteLineAsync($"{Text(item, "action"),-7} {Text(item, "runKey")}");
        }
    }

    public async Task ClearAsync(DagArguments arguments)
    {
        var run = await FindRunAsync(arguments);
        var preview = arguments.Has("--dry-run") ? "/preview" : "";
        var step = arguments.Option("--step");
        var scope = arguments.Option("--scope") ?? (step is null ? "failed" : "downstream");
        if (arguments.Option("--reach") is { } reach)
        {
            await ClearManyAsync(arguments, run, new { step, scope = Capital(scope), reach = Capital(reach), reason = arguments.Option("--reason") }, preview);
            return;
        }

        var steps = await client.PostAsync($"/api/runs/{run.GetProperty("id").GetInt64()}/clear{preview}", new { step, scope = Capital(scope), reason = arguments.Option("--reason") });
        if (!await PrintedAsync(arguments, steps))
        {
            await output.WriteLineAsync($"{(preview.Length > 0 ? "would run" : "runs")} again: {string.Join(", ", steps.EnumerateArray().Select(name => name.GetString()))}");
        }
    }

    private async Task ClearManyAsync(DagArguments arguments, JsonElement run, object what, string preview)
    {
        var items = await client.PostAsync($"/api/runs/{run.GetProperty("id").GetInt64()}/clear-many{preview}", what);
        if (await PrintedAsync(arguments, items))
        {
            return;
        }

        foreach (var item in items.EnumerateArray())
        {
            var steps = string.Join(", ", item.GetProperty("steps").EnumerateArray().Select(name => name.GetString()));
            await output.WriteLineAsync($"{(preview.Length > 0 ? "would run" : "runs")} again in {Text(item, "runKey")}: {steps}");
        }
    }

    public async Task LogsAsync(DagArguments arguments)
    {
        var run = await FindRunAsync(arguments);
        var name = arguments.Word(3, "a step");
        var step = run.GetProperty("steps").EnumerateArray().FirstOrDefault(step => Text(step, "name") == name);
        if (step.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidOperationException($"The run has no step '{name}'. It has: {string.Join(", ", run.GetProperty("steps").EnumerateArray().Select(known => Text(known, "name")).Distinct())}.");
        }

        var id = step.GetProperty("id").GetInt64();
        for (var after = 0L; ;)
        {
            var lines = await client.GetAsync($"/api/steps/{id}/log?after={after}");
            foreach (var line in lines.EnumerateArray())
            {
                after = line.GetProperty("id").GetInt64();
                await output.WriteLineAsync($"{line.GetProperty("at").GetDateTimeOffset():HH:mm:ss.fff} {Text(line, "text")}");
            }

            if (lines.GetArrayLength() == 0)
            {
                var details = await client.GetAsync($"/api/steps/{id}");
                if (!arguments.Has("--follow") || details.GetProperty("step").GetProperty("endedAt").ValueKind != JsonValueKind.Null)
                {
                    await output.WriteLineAsync(Text(details, "why"));
                    return;
                }

                await Task.Delay(FollowPoll);
            }
        }
    }

    private async Task<JsonElement> FindRunAsync(DagArguments arguments)
    {
        var (dag, key) = (arguments.Word(1, "a DAG"), arguments.Word(2, "a run's key, or latest"));
        if (key == "latest")
        {
            var runs = await client.GetAsync($"/api/runs?dag={Uri.EscapeDataString(dag)}&count=1");
            key = runs.GetArrayLength() > 0 ? Text(runs[0], "runKey") : throw new InvalidOperationException($"DAG '{dag}' has no runs.");
        }

        return await client.GetAsync($"/api/dags/{dag}/run?key={Uri.EscapeDataString(key)}");
    }

    private async Task<bool> PrintedAsync(DagArguments arguments, JsonElement answer)
    {
        if (arguments.Has("--json"))
        {
            await output.WriteLineAsync(answer.GetRawText());
        }

        return arguments.Has("--json");
    }

    private static JsonElement Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(json);
        }
        catch (JsonException wrong)
        {
            throw new WrongUsageException($"--parameters is no JSON: {wrong.Message}");
        }
    }

    private static string Capital(string word) => string.Concat(word[..1].ToUpperInvariant(), word[1..]);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).ToString();
}
