using System.Diagnostics;
using System.Text.Json;

namespace Visa.AppHost.Tests;

/// <summary><c>./visa replay</c> on the lake of the running system.</summary>
public sealed class ReplayTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    [Fact]
    public async Task Replay_OfWhatTheLakeHolds_RepeatsEveryDecisionByteForByte()
    {
        // Of the latest transactions the decisions are still under way to the lake, and the other way round.
        var report = await RunningSystem.EventuallyAsync(ReplayAsync, found => found.GetProperty("replayed").GetInt64() >= 300);

        Assert.Equal(report.GetProperty("replayed").GetInt64(), report.GetProperty("identical").GetInt64());
        Assert.Equal(0, report.GetProperty("conflicting").GetInt64());
        Assert.Empty(report.GetProperty("unavailable").EnumerateObject());
        Assert.Empty(report.GetProperty("examples").EnumerateArray());
    }

    private async Task<JsonElement> ReplayAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Program(), "replay", "--from", "2000-01-01", "--to", "2199-01-01", "--json"]) { RedirectStandardOutput = true };
        start.Environment["AWS_ENDPOINT_URL"] = system.Aws;
        start.Environment["AWS_REGION"] = "eu-west-1";
        start.Environment["AWS_ACCESS_KEY_ID"] = RunSecrets.AwsAccessKeyId;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = RunningSystem.AwsSecretKey;
        using var replay = Process.Start(start)!;
        var output = await replay.StandardOutput.ReadToEndAsync();
        await replay.WaitForExitAsync();
        return JsonDocument.Parse(output).RootElement;
    }

    private static string Program()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var root = output;
        while (!File.Exists(Path.Combine(root.FullName, "Visa.slnx"))) root = root.Parent!;
        return Path.Combine(root.FullName, "Visa.StreamConsumer", "bin", output.Parent!.Name, output.Name, "Visa.StreamConsumer.dll");
    }
}
