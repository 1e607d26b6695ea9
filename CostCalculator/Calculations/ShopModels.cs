using System.Net;
using CostCalculator.ModelFiles;
using Messaging.Contracts;

namespace CostCalculator.Calculations;

/// <summary>The models that Shop stores, at <c>GET /models/{modelId}</c> of its API.</summary>
internal sealed class ShopModels(HttpClient client)
{
    /// <summary>The address of Shop; service discovery knows the host.</summary>
    public static readonly Uri Address = new("http://shop");

    /// <summary>Opens a model to be read as it arrives. Whoever asked disposes of the answer.</summary>
    /// <exception cref="ModelRefusedException">Shop does not have the model.</exception>
    /// <exception cref="HttpRequestException">Shop cannot be reached, or fails.</exception>
    public async Task<HttpResponseMessage> OpenAsync(Guid modelId, CancellationToken cancellationToken)
    {
        var answer = await client.GetAsync(new Uri($"models/{modelId:D}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (answer.IsSuccessStatusCode)
            return answer;
        using (answer)
        {
            throw answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone
                ? new ModelRefusedException(CalculationFailure.ModelMissing, $"The shop does not have model {modelId:D} (any more). Upload it again.")
                : new HttpRequestException(
                    $"Shop answered GET /models/{modelId:D} with {(int)answer.StatusCode}; 200 or 404 would be right.", inner: null, answer.StatusCode);
        }
    }
}
