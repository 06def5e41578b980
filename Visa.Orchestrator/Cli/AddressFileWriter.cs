using Microsoft.Extensions.Options;
using Visa.ServiceDefaults.Authentication;

namespace Visa.Orchestrator.Cli;

/// <summary>Writes the address file once the server listens, and removes it at the stop.</summary>
internal sealed class AddressFileWriter(IOptions<OrchestratorOptions> options, IOptions<VisaAuthenticationOptions> authentication)
{
    public void Attach(WebApplication app)
    {
        if (options.Value.AddressFile is not { Length: > 0 } file || authentication.Value.ServiceToken is not { Length: > 0 } token)
        {
            return;
        }

        app.Lifetime.ApplicationStarted.Register(() => new AddressFile(app.Urls.First(), token).Write(file));
        app.Lifetime.ApplicationStopping.Register(() => File.Delete(file));
    }
}
