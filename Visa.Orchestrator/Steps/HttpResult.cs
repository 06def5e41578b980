namespace Visa.Orchestrator.Steps;

public sealed record HttpResult(int StatusCode, string Body);
