"""One gradient step of the denoising, sparse and k-sparse autoencoder, by formulas written out in NumPy.

Independent of the app: other language, gradients by hand, double precision, and each gradient checked here against
finite differences before it is stored. Run from the project's root, then look at the difference:

    python3 scripts/oracles/one_step.py > src/models/one-step.json
"""

import json

import numpy as np

B, D, K, RATE = 4, 6, 5, 0.5
rng = np.random.default_rng(2019)
x = np.round(rng.random((B, D)), 3)
uniforms = np.round(rng.random((B, D)), 3)
start = {
    "encoder.0.W": np.round(rng.normal(0, 0.6, (D, K)), 3),
    "encoder.0.b": np.round(rng.normal(0, 0.3, K), 3),
    "decoder.0.W": np.round(rng.normal(0, 0.6, (K, D)), 3),
    "decoder.0.b": np.round(rng.normal(0, 0.3, D), 3),
}


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def denoising(w):
    """x~ zeroes what its uniform says; cross-entropy against the clean x, mean over pixels and images."""
    damaged = x * (uniforms >= 0.3)
    z = sigmoid(damaged @ w["encoder.0.W"] + w["encoder.0.b"])
    y = sigmoid(z @ w["decoder.0.W"] + w["decoder.0.b"])
    loss = -np.mean(x * np.log(y) + (1 - x) * np.log(1 - y))
    d_out = (y - x) / (B * D)
    d_code = (d_out @ w["decoder.0.W"].T) * z * (1 - z)
    return loss, {
        "encoder.0.W": damaged.T @ d_code,
        "encoder.0.b": d_code.sum(0),
        "decoder.0.W": z.T @ d_out,
        "decoder.0.b": d_out.sum(0),
    }


RHO, BETA, LAMBDA = 0.1, 3.0, 0.003


def sparse(w):
    """(2/D) J with J = mean 1/2 |x'-x|^2 + lambda/2 |W|^2 + beta sum KL(rho, rho^)."""
    z = sigmoid(x @ w["encoder.0.W"] + w["encoder.0.b"])
    y = sigmoid(z @ w["decoder.0.W"] + w["decoder.0.b"])
    rho = z.mean(0)
    kl = RHO * np.log(RHO / rho) + (1 - RHO) * np.log((1 - RHO) / (1 - rho))
    decay = LAMBDA / 2 * (np.sum(w["encoder.0.W"] ** 2) + np.sum(w["decoder.0.W"] ** 2))
    loss = 2 / D * (0.5 * np.sum((y - x) ** 2) / B + decay + BETA * kl.sum())
    d_out = 2 / D * (y - x) / B * y * (1 - y)
    d_rho = 2 / D * BETA * (-RHO / rho + (1 - RHO) / (1 - rho)) / B
    d_code = (d_out @ w["decoder.0.W"].T + d_rho) * z * (1 - z)
    return loss, {
        "encoder.0.W": x.T @ d_code + 2 / D * LAMBDA * w["encoder.0.W"],
        "encoder.0.b": d_code.sum(0),
        "decoder.0.W": z.T @ d_out + 2 / D * LAMBDA * w["decoder.0.W"],
        "decoder.0.b": d_out.sum(0),
    }


KEEP = 2


def k_sparse(w):
    """Tied and linear; the two largest of each row are kept, the gradient passes through them only."""
    W = w["encoder.0.W"]
    z = x @ W + w["encoder.0.b"]
    kept = np.zeros_like(z)
    np.put_along_axis(kept, np.argsort(-z, axis=1)[:, :KEEP], 1.0, axis=1)
    code = z * kept
    y = code @ W.T + w["decoder.0.b"]
    loss = np.mean((y - x) ** 2)
    d_out = 2 * (y - x) / (B * D)
    d_code = (d_out @ W) * kept
    return loss, {
        "encoder.0.W": x.T @ d_code + d_out.T @ code,
        "encoder.0.b": d_code.sum(0),
        "decoder.0.b": d_out.sum(0),
    }


def check(model, w):
    """Analytic gradients against central differences."""
    _, gradients = model(w)
    for name, gradient in gradients.items():
        for index in np.ndindex(gradient.shape):
            moved = []
            for by in (1e-5, -1e-5):
                copy = {key: value.copy() for key, value in w.items()}
                copy[name][index] += by
                moved.append(model(copy)[0])
            numeric = (moved[0] - moved[1]) / 2e-5
            assert abs(numeric - gradient[index]) < 1e-6, (model.__name__, name, index)


answer = {
    "rate": RATE,
    "x": x.tolist(),
    "uniforms": uniforms.tolist(),
    "start": {name: value.tolist() for name, value in start.items()},
}
for model in (denoising, sparse, k_sparse):
    weights = {k: v for k, v in start.items() if not (model is k_sparse and k == "decoder.0.W")}
    check(model, weights)
    loss, gradients = model(weights)
    answer[model.__name__] = {
        "loss": round(float(loss), 9),
        "after": {
            name: np.round(weights[name] - RATE * gradient, 8).tolist() for name, gradient in gradients.items()
        },
    }
print(json.dumps(answer, indent=1))
