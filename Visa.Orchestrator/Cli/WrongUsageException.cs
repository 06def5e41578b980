namespace Visa.Orchestrator.Cli;

internal sealed class WrongUsageException(string message) : Exception(message);
