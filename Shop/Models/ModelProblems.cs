using ServiceDefaults.Http;

namespace Shop.Models;

internal static class ModelProblems
{
    internal static void Add(ProblemMap problems) => problems.Map<ModelStoreException>(fault => fault.Fault == ModelStoreFault.Full
        ? new Problem(507, "model-store-full", "There is no room for the model.", "The file was not stored. Try again when an operator has made room.")
        : new Problem(503, "model-store-unavailable", "Model files cannot be stored or read at present.", "Nothing was changed. Try again.") { RetryAfter = TimeSpan.FromSeconds(30) });

    internal static ProblemException NotFound(Guid modelId) =>
        new(Problems.NotFound("model", $"The shop has no model {modelId}, or its order has another by now."));

    internal static ProblemException Empty() =>
        new(new Problem(400, "model-empty", "The model is empty.", "Send the STL or OBJ file as the body; this body has no bytes."));

    internal static ProblemException TooLarge(long limit) =>
        new(Problems.TooLarge($"A model may have at most {limit} bytes. Simplify the mesh, or send binary STL instead of text."));
}
