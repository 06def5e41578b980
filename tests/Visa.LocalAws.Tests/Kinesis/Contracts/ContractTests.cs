using System.Diagnostics;
using System.Text.Json;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Kinesis.Contracts;

/// <summary>One script of boto3 calls against LocalAws and against npm's kinesalite; README.md explains every difference.</summary>
public sealed class ContractTests
{
    private const string Kinesalite = "artifacts/peers/node_modules/kinesalite/cli.js";
    private const string Transition = "1000";

    /// <summary>What the model inside Debian's boto3 of 2022 does not know.</summary>
    private static readonly string[] NewerThanDebian =
        ["describe summary", "describe by ARN", "tag resource", "list tags for resource", "untag resource", "scale"];

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Visa.LocalAws.Tests", "Kinesis", "Contracts");

    [SkippableFact]
    public async Task LocalAws_EveryCase_HasTheExpectedOutcome()
    {
        var (python, isOld) = await FindPythonAsync();
        using var folder = new TemporaryFolder();
        await using var aws = await RunningLocalAws.StartAsync(folder.Path, settings: ["--Kinesis:TransitionDelay=00:00:01", "--Kinesis:ShardLimit=100"]);

        var found = await RunAsync(python, aws.Url);

        var expected = Read(await File.ReadAllTextAsync(Path.Combine(Folder, "localaws.jsonl")));
        Assert.Equal(expected.Keys, found.Keys);
        Assert.All(expected.Where(one => !isOld || !NewerThanDebian.Contains(one.Key)), one => Assert.Equal($"{one.Key}: {one.Value}", $"{one.Key}: {found[one.Key]}"));
    }

    [SkippableFact]
    public async Task Kinesalite_EveryCaseThatDiffers_IsInTheTable()
    {
        var (python, isOld) = await FindPythonAsync();
        var script = Path.Combine(Repository.Root, Kinesalite);
        Skip.IfNot(File.Exists(script), "kinesalite is not installed. ./visa test --install brings it.");
        Skip.If(isOld, "Debian's boto3 knows too few operations for this comparison; it needs one of 2025 or later.");
        using var probe = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        var port = ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        using var server = await StartKinesaliteAsync(script, port);
        try
        {
            var theirs = await RunAsync(python, $"http://127.0.0.1:{port}");
            var ours = Read(await File.ReadAllTextAsync(Path.Combine(Folder, "localaws.jsonl")));

            var table = (await File.ReadAllLinesAsync(Path.Combine(Folder, "README.md"))).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Split('|')[1].Trim());
            Assert.Equal(table.Order(StringComparer.Ordinal), ours.Where(one => theirs[one.Key] != one.Value).Select(one => one.Key).Order(StringComparer.Ordinal));
        }
        finally
        {
            server.Kill();
        }
    }

    private static Dictionary<string, string> Read(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(line => line.GetProperty("case").GetString()!, line => line.GetProperty("outcome").GetRawText(), StringComparer.Ordinal);

    private static async Task<Dictionary<string, string>> RunAsync(string python, string url)
    {
        var (exitCode, output, errors) = await RunProgramAsync(python, Path.Combine(Folder, "kinesis_contract.py"), url);
        Assert.True(exitCode == 0, errors);
        return Read(output);
    }

    /// <summary>A Python with boto3: one on the path that is new, else Debian's.</summary>
    private static async Task<(string Python, bool IsOld)> FindPythonAsync()
    {
        foreach (var python in new[] { "python3", "/usr/bin/python3" })
        {
            var (exitCode, output, _) = await RunProgramAsync(python, "-c", "import boto3; print(hasattr(boto3.client('kinesis', region_name='x'), 'tag_resource'))");
            if (exitCode == 0 && (output.Trim() == "True" || python[0] == '/'))
            {
                return (python, output.Trim() != "True");
            }
        }

        throw new SkipException("boto3 is not installed. On Debian: sudo apt-get install python3-boto3");
    }

    private static async Task<Process> StartKinesaliteAsync(string script, int port)
    {
        var start = new ProcessStartInfo("node", [script, "--port", $"{port}", "--createStreamMs", Transition, "--updateStreamMs", Transition, "--deleteStreamMs", Transition, "--shardLimit", "100"])
        {
            RedirectStandardOutput = true,
            Environment = { ["AWS_ACCOUNT_ID"] = "000000000000", ["AWS_REGION"] = "eu-west-1" },
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.StartsWith("Listening", StringComparison.Ordinal))
        {
        }

        return process;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunProgramAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, await output, await errors);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return (-1, "", exception.Message);
        }
    }
}
