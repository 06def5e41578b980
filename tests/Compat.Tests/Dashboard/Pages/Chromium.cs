using System.Diagnostics;

namespace Compat.Tests.Dashboard.Pages;

/// <summary>A browser without a window, where one is installed.</summary>
internal static class Chromium
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Null when there is none on the path.</summary>
    public static string? Path { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>The document after its scripts have run for three seconds of its own time.</summary>
    public static async Task<string> DumpAsync(Uri page)
    {
        var profile = Directory.CreateTempSubdirectory("dashboard-browser-");
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", $"--user-data-dir={profile.FullName}", "--virtual-time-budget=3000", "--dump-dom", page.ToString(),
        ];
        using var browser = Process.Start(new ProcessStartInfo(Path!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            using var deadline = new CancellationTokenSource(Patience);
            var errors = browser.StandardError.ReadToEndAsync(deadline.Token);
            var document = await browser.StandardOutput.ReadToEndAsync(deadline.Token);
            await browser.WaitForExitAsync(deadline.Token);
            Assert.True(browser.ExitCode == 0, await errors);
            return document;
        }
        finally
        {
            if (!browser.HasExited)
                browser.Kill(entireProcessTree: true);
            Delete(profile);
        }
    }

    private static void Delete(DirectoryInfo profile)
    {
        try
        {
            profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A helper process of the browser is still writing there; the folder is a temporary one anyway.
        }
    }
}
