using Visa.Orchestrator.Batch;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Tests.Batch;

/// <summary>With a program in dbt's place that writes what dbt writes.</summary>
public sealed class MartBuildTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("visa-marts-").FullName;
    private readonly string _runKey = $"run-{Guid.NewGuid():N}";
    private readonly List<string> _lines = [];
    private readonly Dictionary<string, StepPart> _parts = [];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Build_AModelFails_ItsNextAttemptRetriesItAndTheOthersStayAsTheyAre()
    {
        WriteDbt(
            """
            if [ "$1" = build ]; then
              echo '{"results":[
                {"unique_id":"model.visa.fct_payments","status":"success","timing":[{"name":"compile","started_at":"2026-03-01T10:00:00.000000Z","completed_at":"2026-03-01T10:00:01.000000Z"},{"name":"execute","started_at":"2026-03-01T10:00:01.000000Z","completed_at":"2026-03-01T10:00:04.500000Z"}],"adapter_response":{"rows_affected":1234},"message":"SELECT"},
                {"unique_id":"model.visa.dim_cards","status":"error","timing":[],"adapter_response":{},"message":"relation is locked"},
                {"unique_id":"test.visa.unique_dim_cards_id.abc","status":"skipped","timing":[],"adapter_response":{},"message":null}]}' > "$3/run_results.json"
              exit 1
            fi
            echo '{"results":[{"unique_id":"model.visa.dim_cards","status":"success","timing":[],"adapter_response":{"rows_affected":-1},"message":"OK"}]}' > "$3/run_results.json"
            """);

        var failure = await Assert.ThrowsAsync<StepFailedException>(() => BuildAsync(attempt: 1));
        var rows = _parts["fct_payments"];
        var error = _parts["dim_cards"];
        await BuildAsync(attempt: 2);

        Assert.Contains("dbt build ended with code 1", failure.Message, StringComparison.Ordinal);
        Assert.Equal(("model", "success", 1234L, TimeSpan.FromSeconds(4.5)), (rows.Kind, rows.State, rows.Rows, rows.EndedAt - rows.StartedAt));
        Assert.Equal(("error", "relation is locked"), (error.State, error.Message));
        Assert.Equal("skipped", _parts["unique_dim_cards_id.abc"].State);
        Assert.Equal(("success", (long?)null), (_parts["dim_cards"].State, _parts["dim_cards"].Rows));
        Assert.Equal(1234L, _parts["fct_payments"].Rows);
        Assert.Equal(["build", "retry"], Calls());
    }

    [Fact]
    public async Task Build_NothingWasRunBefore_IsABuildAgain()
    {
        WriteDbt("exit 2");

        await Assert.ThrowsAsync<StepFailedException>(() => BuildAsync(attempt: 1));
        await Assert.ThrowsAsync<StepFailedException>(() => BuildAsync(attempt: 2));

        Assert.Equal(["build", "build"], Calls());
        Assert.Empty(_parts);
    }

    [Fact]
    public async Task Build_WhatFailedLongAgo_IsForgotten()
    {
        WriteDbt("exit 0");
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "visa-dbt", _runKey));
        folder.LastWriteTimeUtc = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-3);

        await BuildAsync(attempt: 1);

        Assert.False(Directory.Exists(folder.FullName));
    }

    private Task<int> BuildAsync(int attempt)
    {
        var build = new MartBuild(TimeProvider.System, name => name switch { "VISA_DBT" => Path.Combine(_directory, "dbt"), "DBT_PROJECT_DIR" => _directory, _ => null });
        var context = new StepContext(
            new RunIdentity("payments", _runKey, null, null, 1, attempt, "trace"), "build-marts", new Dictionary<string, string>(), null, EmptyServices.Instance, new Report(_lines, _parts));
        return build.BuildAsync(context, default);
    }

    private IEnumerable<string> Calls() => File.ReadLines(Path.Combine(_directory, "calls"));

    private void WriteDbt(string body)
    {
        var script = Path.Combine(_directory, "dbt");
        File.WriteAllText(script, $"#!/bin/sh\necho \"$1\" >> {_directory}/calls\nmkdir -p \"$3\"\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private sealed class EmptyServices : IServiceProvider
    {
        public static EmptyServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }

    private sealed class Report(List<string> lines, Dictionary<string, StepPart> parts) : IStepReport
    {
        public void Line(string line) => lines.Add(line);

        public void Part(StepPart part) => parts[part.Name] = part;
    }
}
