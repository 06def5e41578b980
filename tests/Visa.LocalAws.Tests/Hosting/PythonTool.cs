using System.Diagnostics;

namespace Visa.LocalAws.Tests.Hosting;

/// <summary>The system's Python with AWS's client for it, where they are installed.</summary>
internal static class PythonTool
{
    private const string Python = "/usr/bin/python3";

    public static Task<(int ExitCode, string Output, string Error)> RunAsync(params IEnumerable<string> arguments) => RunAsAsync(Python, "test", "test", arguments);

    public static async Task<(int ExitCode, string Output, string Error)> RunAsAsync(string python, string accessKey, string secretKey, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AWS_ACCESS_KEY_ID"] = accessKey;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = secretKey;
        start.Environment["AWS_DEFAULT_REGION"] = "us-east-1";
        start.Environment["AWS_CONFIG_FILE"] = "/nonexistent";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public static async Task<bool> HasBoto3Async() =>
        File.Exists(Python) && (await RunAsync("-c", "import boto3")).ExitCode == 0;
}
