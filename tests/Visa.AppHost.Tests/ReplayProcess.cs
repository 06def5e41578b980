using System.Diagnostics;
using System.Text.Json;

namespace Visa.AppHost.Tests;

/// <summary><c>./visa replay</c> of all that the running system's lake holds.</summary>
internal static class ReplayProcess
{
    public static async Task<JsonElement> RunAsync(RunningSystem system)
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
