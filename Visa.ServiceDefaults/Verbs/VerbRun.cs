using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Visa.ServiceDefaults.Verbs;

/// <summary>The run of a verb that ends by itself.</summary>
public static class VerbRun
{
    /// <summary>Runs a verb that went well when it has ended, as the other overload does.</summary>
    public static Task<int> RunAsync(this IHost host, Func<CancellationToken, Task> run, Func<Exception, bool> isPlain) => host.RunAsync(
        async cancellationToken =>
        {
            await run(cancellationToken);
            return 0;
        },
        isPlain);

    /// <summary>Runs to the end, or until told to stop.</summary>
    /// <param name="host">Started first, stopped afterwards.</param>
    /// <param name="run">What the verb does, and the exit code that it earned.</param>
    /// <param name="isPlain">Of a failure: whether its message says all that the person needs. Others are shown with their stack.</param>
    /// <returns>The exit code of the process: 1 when it failed or was interrupted, which standard error says.</returns>
    /// <exception cref="OptionsValidationException">Settings are wrong; the top of the program says which.</exception>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The top of the process: whatever failed is said in a sentence, and the exit code is 1.")]
    public static async Task<int> RunAsync(this IHost host, Func<CancellationToken, Task<int>> run, Func<Exception, bool> isPlain)
    {
        await host.StartAsync();
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            return await run(stopping);
        }
        catch (OptionsValidationException)
        {
            throw;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted.");
            return 1;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync(exception is IOException || isPlain(exception) ? exception.Message : exception.ToString());
            return 1;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
