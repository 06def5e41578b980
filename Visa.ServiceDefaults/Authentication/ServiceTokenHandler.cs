using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Visa.ServiceDefaults.Authentication;

/// <summary>Adds the service token to calls between the platform's processes.</summary>
public sealed class ServiceTokenHandler(IOptions<VisaAuthenticationOptions> authentication) : DelegatingHandler
{
    private readonly string? _token = authentication.Value.ServiceToken;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
