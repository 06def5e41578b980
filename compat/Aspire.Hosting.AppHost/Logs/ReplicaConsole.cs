using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Logs;

/// <summary>Where the console lines of one replica go.</summary>
internal sealed class ReplicaConsole(string displayName, IReadOnlyList<ConsoleBuffer> buffers, ConsolePrinter? printer, ILogger? logger)
{
    public static ReplicaConsole Create(
        ResourceLoggerService loggers, string resourceName, string displayName, string id, ConsolePrinter? printer, ILogger? logger)
    {
        loggers.Alias(displayName, id);
        IReadOnlyList<ConsoleBuffer> buffers = displayName == resourceName
            ? [loggers.Buffer(displayName)]
            : [loggers.Buffer(displayName), loggers.Buffer(resourceName)];
        return new ReplicaConsole(displayName, buffers, printer, logger);
    }

    public void Write(string line, bool isError)
    {
        foreach (var buffer in buffers)
            buffer.Append(line, isError);
        printer?.Print(displayName, line);

        if (logger is null)
            return;
        if (isError)
            RunnerLog.ResourceErrorOutput(logger, AnsiText.Strip(line));
        else
            RunnerLog.ResourceOutput(logger, AnsiText.Strip(line));
    }
}
