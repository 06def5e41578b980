using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Visa.AppHost;

/// <summary>From the start to the last line: prints the links when all is healthy, waits, and sums the run up.</summary>
internal sealed class RunSession(DistributedApplication app, RunOptions run, RunSecrets secrets)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    public async Task<int> RunAsync(EndpointReference scoring, EndpointReference orchestrator, EndpointReference localAws)
    {
        Directory.CreateDirectory(run.DataDirectory);
        File.Delete(run.SummaryFile);
        File.Delete(run.EndpointFile);
        var lifetime = (IHostApplicationLifetime)app.Services.GetService(typeof(IHostApplicationLifetime))!;
        using var narrating = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);

        // The start ends only when every resource has started, those too that wait for another one's end: people are told meanwhile.
        var starting = app.StartAsync();
        var narration = NarrateAsync(scoring, orchestrator, localAws, narrating.Token);
        await Task.WhenAny(starting, narration);
        if (starting.IsFaulted)
        {
            await narrating.CancelAsync();
            await starting;
        }

        try
        {
            await narration;
            if (run.For is null)
            {
                await app.WaitForShutdownAsync();
                return 0;
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await app.WaitForShutdownAsync();
        }

        await app.StopAsync();
        return run.For is null ? 0 : SumUp();
    }

    /// <summary>Says what people wait for; of a timed run until it is over.</summary>
    private async Task NarrateAsync(EndpointReference scoring, EndpointReference orchestrator, EndpointReference localAws, CancellationToken cancellationToken)
    {
        await PrintLinksAsync(scoring, orchestrator, localAws, cancellationToken);
        await PrintFirstDecisionAsync(scoring, cancellationToken);
        if (run.For is not null) await app.ResourceNotifications.WaitForResourceAsync("reconcile", KnownResourceStates.TerminalStates, cancellationToken);
        else if (run.HasHistory) await PrintFirstModelAsync(scoring, cancellationToken);
    }

    private async Task PrintLinksAsync(EndpointReference scoring, EndpointReference orchestrator, EndpointReference localAws, CancellationToken cancellationToken)
    {
        foreach (var resource in (string[])["localaws", "scoring", "orchestrator", "consumer", "generator"])
        {
            await app.ResourceNotifications.WaitForResourceAsync(resource, change => IsUpOrOver(change.Snapshot), cancellationToken);
        }

        await WriteSecretKeyAsync(cancellationToken);
        await File.WriteAllTextAsync(run.EndpointFile, localAws.Url, cancellationToken);
        Say($"""

            All is healthy after {Seconds(SinceStart())} s.
              Alerts     {scoring.Url}/login?t={secrets.LoginToken}
              Pipelines  {orchestrator.Url}/login?t={secrets.LoginToken}
              AWS        {localAws.Url}/login?t={secrets.LoginToken}

            For clients of AWS: export AWS_ENDPOINT_URL={localAws.Url} AWS_REGION=eu-west-1 AWS_ACCESS_KEY_ID={RunSecrets.AwsAccessKeyId} AWS_SECRET_ACCESS_KEY={secrets.AwsSecretAccessKey}

            """);
    }

    /// <summary>A short run's generator may be through before its health was asked for the first time.</summary>
    private static bool IsUpOrOver(CustomResourceSnapshot resource) =>
        resource.HealthStatus is HealthStatus.Healthy || resource.State?.Text == KnownResourceStates.Finished;

    private async Task WriteSecretKeyAsync(CancellationToken cancellationToken)
    {
        File.Delete(run.SecretKeyFile);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new StreamWriter(run.SecretKeyFile, options);
        await file.WriteAsync(secrets.AwsSecretAccessKey.AsMemory(), cancellationToken);
    }

    private async Task PrintFirstDecisionAsync(EndpointReference scoring, CancellationToken cancellationToken)
    {
        var status = await StatusAsync(scoring, status => FirstDecisionAt(status) >= run.StartedAt, cancellationToken);
        Say($"First decision after {Seconds(FirstDecisionAt(status)!.Value - run.StartedAt)} s.");
    }

    private static DateTimeOffset? FirstDecisionAt(JsonElement status) =>
        status.GetProperty("first_decision_at") is { ValueKind: JsonValueKind.String } time ? time.GetDateTimeOffset() : null;

    /// <summary>Says when the model decides that a fresh system trains in the background; one that has a champion trains none.</summary>
    private async Task PrintFirstModelAsync(EndpointReference scoring, CancellationToken cancellationToken)
    {
        var step = await app.ResourceNotifications.WaitForResourceAsync(FirstModel.Training, change => KnownResourceStates.TerminalStates.Contains(change.Snapshot.State?.Text), cancellationToken);
        if (step.Snapshot.ExitCode is not 0)
        {
            Say($"No model was trained: the logs of `history` and `{FirstModel.Training}` say why. The scorecard decides.");
            return;
        }

        var status = await StatusAsync(scoring, status => !ModelVersion(status).StartsWith("scorecard-", StringComparison.Ordinal), cancellationToken);
        Say($"Model {ModelVersion(status)} decides, {Seconds(SinceStart())} s after the start.");
    }

    private static string ModelVersion(JsonElement status) => status.GetProperty("model_version").GetString()!;

    /// <summary>What Scoring says of itself once it says what is waited for.</summary>
    private async Task<JsonElement> StatusAsync(EndpointReference scoring, Predicate<JsonElement> isReached, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(scoring.Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secrets.ServiceToken);
        while (true)
        {
            using var status = JsonDocument.Parse(await http.GetStringAsync("/api/status", cancellationToken));
            if (isReached(status.RootElement)) return status.RootElement.Clone();
            await Task.Delay(Poll, cancellationToken);
        }
    }

    private int SumUp()
    {
        if (!File.Exists(run.SummaryFile))
        {
            Console.Error.WriteLine("The run ended without a summary: the log lines of `reconcile` above say why.");
            return 1;
        }

        var summary = File.ReadAllText(run.SummaryFile).Trim();
        Console.WriteLine(summary);
        var root = JsonDocument.Parse(summary).RootElement;
        return root.GetProperty("lost").GetInt64() == 0 && root.GetProperty("duplicated").GetInt64() == 0 ? 0 : 1;
    }

    private TimeSpan SinceStart() => TimeProvider.System.GetUtcNow() - run.StartedAt;

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static void Say(string text) => Console.WriteLine(text);
}
