using System.Diagnostics;
using System.Text.Json;

namespace Visa.LocalAws.Tests.Cli;

/// <summary>The AWS CLI of this machine, pointed at one address.</summary>
internal sealed class AwsCli(string url, string accessKeyId = "test", string secretAccessKey = "test")
{
    private const string Program = "aws";

    /// <summary>Debian's package first: a Python environment may put an older major version before it.</summary>
    public static string? Path { get; } = new[] { "/usr/bin" }.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator))
        .Select(folder => System.IO.Path.Combine(folder, Program))
        .FirstOrDefault(File.Exists);

    public async Task<JsonElement> RunAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await TryRunAsync(arguments);
        Assert.True(exitCode == 0, $"aws {string.Join(' ', arguments)} ended with {exitCode}: {errors}");
        return output.Length == 0 ? default : JsonDocument.Parse(output).RootElement;
    }

    public async Task<(int ExitCode, string Output, string Errors)> TryRunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path!, [.. arguments, "--endpoint-url", url, "--region", "eu-west-1", "--output", "json", "--no-cli-pager"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["AWS_ACCESS_KEY_ID"] = accessKeyId, ["AWS_SECRET_ACCESS_KEY"] = secretAccessKey, ["AWS_CONFIG_FILE"] = "/dev/null", ["AWS_PROFILE"] = null },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
