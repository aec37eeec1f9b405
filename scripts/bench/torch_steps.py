"""PyTorch on one thread: reads lines 'workload-as-JSON seconds', answers milliseconds per step."""
import json
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_num_threads(1)
torch.manual_seed(1)


def stack(widths):
    layers = []
    for i, (a, b) in enumerate(zip(widths, widths[1:])):
        layers += [nn.Linear(a, b)] + ([nn.ReLU()] if i < len(widths) - 2 else [])
    return nn.Sequential(*layers)


def convolutional():
    c = lambda i, o, p=1: nn.Conv2d(i, o, 3, padding=p)
    pool = lambda: nn.MaxPool2d(2, ceil_mode=True)
    up = lambda: nn.Upsample(scale_factor=2)
    r = nn.ReLU
    return nn.Sequential(c(1, 16), r(), pool(), c(16, 8), r(), pool(), c(8, 8), r(), pool(),
                         c(8, 8), r(), up(), c(8, 8), r(), up(), c(8, 16, 0), r(), up(), c(16, 1))


def make(w):
    kind, widths, batch = w["kind"], w["widths"], w["batch"]
    x = torch.rand(batch, 784) * (torch.rand(batch, 784) < 0.2)
    if kind == "rbm":
        W, a, b = torch.randn(*widths) * 0.01, torch.zeros(widths[0]), torch.zeros(widths[1])
        dW, da, db = torch.zeros_like(W), torch.zeros_like(a), torch.zeros_like(b)

        def step():
            h = torch.sigmoid(x @ W + b)
            v2 = torch.sigmoid(torch.bernoulli(h) @ W.T + a)
            h2 = torch.sigmoid(v2 @ W + b)
            ((v2 - x) ** 2).mean()
            dW.mul_(0.5).add_(x.T @ h - v2.T @ h2, alpha=1 / batch).add_(W, alpha=-2e-4)
            da.mul_(0.5).add_((x - v2).mean(0))
            db.mul_(0.5).add_((h - h2).mean(0))
            for w, d in (W, dW), (a, da), (b, db):
                w.add_(d, alpha=0.1)
        return step
    if kind == "vae":
        encoder, decoder = stack([784, 256, 4]), stack([2, 256, 784])
        parameters = [*encoder.parameters(), *decoder.parameters()]

        def loss():
            mean, log_var = encoder(x).chunk(2, 1)
            z = mean + (0.5 * log_var).exp() * torch.randn_like(mean)
            kl = 0.5 * (log_var.exp() + mean ** 2 - 1 - log_var).sum(1).mean()
            return 784 * F.binary_cross_entropy_with_logits(decoder(z), x) + kl
    elif kind == "k-sparse":
        first, last = nn.Linear(784, widths[1]), nn.Linear(widths[1], 784)
        parameters = [*first.parameters(), *last.parameters()]

        def loss():
            z = first(x)
            mask = torch.zeros_like(z).scatter_(1, z.topk(25, 1).indices, 1)
            return F.binary_cross_entropy_with_logits(last(z * mask), x)
    else:
        net = convolutional() if kind == "convolutional" else stack(widths)
        parameters = list(net.parameters())
        given = x.view(batch, 1, 28, 28) if kind == "convolutional" else x
        loss = lambda: F.binary_cross_entropy_with_logits(net(given), given)
    optimizer = torch.optim.Adam(parameters, 1e-3)

    def step():
        optimizer.zero_grad()
        loss().backward()
        optimizer.step()
    return step


steps = {}
for line in sys.stdin:
    request = json.loads(line)
    workload, seconds = request["workload"], request["seconds"]
    name = workload["name"]
    if name not in steps:
        steps[name] = make(workload)
        steps[name]()
        steps[name]()
    count, start = 0, time.perf_counter()
    while count < 2 or time.perf_counter() - start < seconds:
        steps[name]()
        count += 1
    print(1000 * (time.perf_counter() - start) / count, flush=True)
