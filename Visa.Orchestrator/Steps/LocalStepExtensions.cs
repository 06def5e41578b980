using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Remote.Processes;

namespace Visa.Orchestrator.Steps;

/// <summary>Steps of this machine and of the web.</summary>
public static class LocalStepExtensions
{
    /// <summary>A program of this machine that outlives a restart of the orchestrator. The run's trace goes along as <c>TRACEPARENT</c>.</summary>
    public static Step<ProcessResult> Process(this DagBuilder dag, string name, Func<StepContext, ProcessSpec> spec) => dag.Remote(
        name, services => services.GetRequiredService<ProcessJob>(), context =>
        {
            var process = spec(context);
            return process with { Environment = new Dictionary<string, string>(process.Environment) { ["TRACEPARENT"] = context.Run.TraceParent } };
        });

    /// <summary>Calls a web address. The call may be made again after a crash, so it carries the attempt's own <c>Idempotency-Key</c>.</summary>
    public static Step<HttpResult> Http(this DagBuilder dag, string name, Func<StepContext, HttpRequestMessage> request) => dag.Run(name, async (context, cancellationToken) =>
    {
        using var message = request(context);
        message.Headers.TryAddWithoutValidation("Idempotency-Key", $"{context.Dag}/{context.Run.RunKey}/{name}/{context.Run.Generation}");
        message.Headers.TryAddWithoutValidation("traceparent", context.Run.TraceParent);
        using var client = context.Services.GetRequiredService<IHttpClientFactory>().CreateClient(name);
        using var answer = await client.SendAsync(message, cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? new HttpResult((int)answer.StatusCode, body)
            : throw new StepFailedException($"{message.RequestUri} answered {(int)answer.StatusCode}: {body}", retry: (int)answer.StatusCode >= 500);
    });
}
